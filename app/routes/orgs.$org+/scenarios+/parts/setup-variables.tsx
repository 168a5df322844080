import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#app/ui/button.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { newKey } from './draft.ts';
import { focusSoon } from './focus-soon.ts';
import type { ScenarioDraft } from './use-scenario-draft.ts';

/** Values for this scenario alone; they stand above the organization's, which are offered as names. */
export function SetupVariables(props: { scenario: ScenarioDraft; orgNames: readonly string[] }) {
  const { scenario, orgNames } = props;
  const { variables } = scenario.draft;
  const { problems } = scenario;
  const listId = useId();

  function put(key: string, changes: { name?: string; value?: string }) {
    scenario.set(
      { variables: variables.map((one) => (one.key === key ? { ...one, ...changes } : one)) },
      `variable ${key} ${Object.keys(changes)}`,
    );
    scenario.forgive([key]);
  }
  function add() {
    const key = newKey();
    scenario.set({ variables: [...variables, { key, name: '', value: '' }] }, null);
    focusSoon(`variable-${key}`, 'input');
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">Variables</legend>
      {variables.length === 0 && (
        <p className="text-muted text-xs">
          Values for this scenario alone, written as {'{{name}}'} in its turns.
        </p>
      )}
      <ul aria-label="Variables" className="flex flex-col gap-2 empty:hidden">
        {variables.map(({ key, name, value }, at) => {
          const problem = problems[`${key}.name`] ?? problems[`${key}.value`];
          const called = name || `variable ${at + 1}`;
          return (
            <li key={key} id={`variable-${key}`} className="flex flex-col gap-1">
              <div className="flex items-start gap-1">
                <div className="flex min-w-0 flex-1 flex-col gap-1">
                  <TextInput
                    mono
                    list={listId}
                    spellCheck={false}
                    autoComplete="off"
                    aria-label={`Name of variable ${at + 1}`}
                    aria-invalid={problem ? true : undefined}
                    aria-describedby={problem ? `variable-${key}-problem` : undefined}
                    placeholder="name"
                    value={name}
                    onValueChange={(next) => put(key, { name: next })}
                  />
                  <TextArea
                    aria-label={`Value of ${called}`}
                    placeholder="value"
                    minLines={1}
                    maxLines={6}
                    value={value}
                    onValueChange={(next) => put(key, { value: next })}
                  />
                </div>
                <IconButton
                  label={`Remove ${called}`}
                  icon={<X />}
                  size="sm"
                  onClick={() =>
                    scenario.set({ variables: variables.filter((one) => one.key !== key) }, null)
                  }
                />
              </div>
              {problem && (
                <p id={`variable-${key}-problem`} className="text-fail text-xs">
                  {problem}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <datalist id={listId}>
        {orgNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {problems.variables && <p className="text-fail text-xs">{problems.variables}</p>}
      <Button size="sm" variant="ghost" className="self-start" onClick={add}>
        <Plus />
        Variable
      </Button>
    </fieldset>
  );
}
