import { canPrompts } from '#server/areas/prompts/access.ts';
import { type Publication, PublicationMenu } from '../../parts/publication-menu.tsx';

/** What can be done with a prompt, in the list and on its own page. */
export function PromptMenu({ prompt }: { prompt: Publication }) {
  return (
    <PublicationMenu
      item={prompt}
      noun="prompt"
      permission={canPrompts.write}
      remains="Runs that used it keep the text they used."
    />
  );
}
