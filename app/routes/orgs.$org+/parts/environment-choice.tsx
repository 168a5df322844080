import { Field } from '#app/ui/field.tsx';
import { EnvironmentSelect } from './environment-select.tsx';
import { type Environments, useEnvironment } from './use-environment.ts';

/** Whose values are shown and tried on every page of the organization; nothing where there is none. */
export function EnvironmentChoice({ environments }: { environments: Environments }) {
  const { environmentId, choose } = useEnvironment(environments);
  if (environments.length === 0) return null;
  return (
    <Field label="Environment">
      <EnvironmentSelect environments={environments} value={environmentId} onValueChange={choose} />
    </Field>
  );
}
