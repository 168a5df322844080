import { canScenarios } from '#server/areas/scenarios/access.ts';
import { type Publication, PublicationMenu } from '../../parts/publication-menu.tsx';

/** What can be done with a scenario, in the list and on its own page. */
export function ScenarioMenu({ scenario }: { scenario: Publication }) {
  return (
    <PublicationMenu
      item={scenario}
      noun="scenario"
      permission={canScenarios.write}
      remains="Finished runs keep the conversations they played."
    />
  );
}
