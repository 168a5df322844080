import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import { ScenarioList } from './scenario-list.tsx';
import type { SuiteFormState, SuiteScenario } from './suite-form.ts';

/** The scenarios of a suite that lists them, in their order. */
export function ListedScenarios(props: {
  form: SuiteFormState;
  known: ReadonlyMap<string, SuiteScenario>;
  readOnly: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { form, readOnly } = props;
  const org = useOrg();
  const ids = form.watch('scenarioIds') ?? [];
  const { scenarioIds: problems } = form.formState.errors;
  return (
    <>
      {problems?.message && (
        <p role="alert" className="px-4 pt-3 text-fail text-sm">
          {problems.message}
        </p>
      )}
      {ids.length === 0 ? (
        <p className="px-4 py-8 text-center text-muted text-sm">
          No scenarios yet.{' '}
          {!readOnly && (
            <>
              Add some, or <TextLink to={org.to('scenarios/new')}>write the first one</TextLink>.
            </>
          )}
        </p>
      ) : (
        <ScenarioList
          ids={ids}
          known={props.known}
          readOnly={readOnly}
          problems={ids.map((_, index) => problems?.[index]?.message)}
          onChange={props.onChange}
        />
      )}
    </>
  );
}
