import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { toProblem } from '#app/rpc/client.ts';
import { Callout } from '#app/ui/callout.tsx';
import { Kbd } from '#app/ui/kbd.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { CreateScenario } from '#server/areas/scenarios/schema.ts';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { DetailsPanel } from './details-panel.tsx';
import type { Draft } from './draft.ts';
import { TurnList } from './turn-list.tsx';
import { useScenarioDraft } from './use-scenario-draft.ts';

export interface ScenarioEditorProps {
  start: Draft;
  isNew?: boolean;
  header: (buttons: ReactNode) => ReactNode;
  /** More in the side panel. */
  aside?: ReactNode;
  /** Resolves when it is saved; throws what the server said. */
  save: (values: z.output<typeof CreateScenario>) => Promise<void>;
  /** Shows a refusal itself and says so by true. */
  onRefused?: (thrown: unknown, retry: () => void) => boolean;
}

/** A scenario as it is written: the conversation in the middle, what else to know beside it. */
export function ScenarioEditor(props: ScenarioEditorProps) {
  const { isNew = false } = props;
  const scenario = useScenarioDraft(props.start);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const submit = useRef<HTMLButtonElement>(null);
  const unsaved = useRef(false);
  unsaved.current = scenario.isDirty && !isSaving;
  const hasUnsaved = useCallback(() => unsaved.current, []);
  useShortcuts({ 'mod+s': () => submit.current?.click() });

  // After a refusal the first field that is wrong gets the focus.
  useEffect(() => {
    if (refusals === 0) return;
    const wrong = document.querySelector<HTMLElement>('#scenario-editor [aria-invalid="true"]');
    wrong?.focus();
  }, [refusals]);

  function refused(thrown: unknown) {
    const { message, fields } = toProblem(thrown);
    if (!scenario.refuse(fields)) setProblem(message);
    setRefusals((count) => count + 1);
  }

  async function save() {
    if (isSaving) return;
    setProblem(null);
    const values = scenario.checked();
    if (!values) {
      setRefusals((count) => count + 1);
      return;
    }
    setSaving(true);
    try {
      await props.save(values);
      scenario.markSaved();
    } catch (thrown) {
      if (!props.onRefused?.(thrown, () => submit.current?.click())) refused(thrown);
    } finally {
      setSaving(false);
    }
  }

  const wrongCount = Object.keys(scenario.problems).length;
  return (
    <div id="scenario-editor">
      {props.header(
        <SaveButton
          ref={submit}
          pending={isSaving}
          isDirty={scenario.isDirty}
          createLabel={isNew && 'Create scenario'}
          onClick={() => void save()}
        />,
      )}
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        {problem && <Callout tone="danger">{problem}</Callout>}
        {wrongCount > 0 && (
          <Callout tone="danger">
            {wrongCount === 1
              ? 'One thing has to be put right before it can be saved. It is marked below.'
              : `${wrongCount} things have to be put right before it can be saved. They are marked below.`}
          </Callout>
        )}
      </div>
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_19rem] lg:items-start">
        <section aria-label="Conversation" className="order-2 min-w-0 lg:order-none">
          <div className="mx-auto max-w-180">
            <TurnList scenario={scenario} />
            <p className="mt-6 hidden flex-wrap justify-center gap-x-5 gap-y-1.5 text-muted text-xs lg:flex">
              <Hint keys={['Mod', 'Enter']}>next turn</Hint>
              <Hint keys={['Alt', '↑↓']}>move turn</Hint>
              <Hint keys={['Mod', 'S']}>save</Hint>
            </p>
          </div>
        </section>
        <aside aria-label="Details" className="order-1 min-w-0 lg:sticky lg:top-6 lg:order-none">
          <DetailsPanel scenario={scenario} isNew={isNew} readOnly={false}>
            {props.aside}
          </DetailsPanel>
        </aside>
      </div>
      <SaveBar isDirty={scenario.isDirty} pending={isSaving} button={submit} />
      <UnsavedGuard isDirty={hasUnsaved} what="this scenario" />
    </div>
  );
}

function Hint({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Kbd keys={keys} />
      {children}
    </span>
  );
}
