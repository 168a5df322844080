import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { toProblem } from '#app/rpc/client.ts';
import { Callout } from '#app/ui/callout.tsx';
import type { CreateScenario } from '#server/areas/scenarios/schema.ts';
import { SaveBar } from '../../parts/save-bar.tsx';
import { SaveButton } from '../../parts/save-button.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { DataRows } from './data/data-rows.tsx';
import { DetailsPanel } from './details-panel.tsx';
import type { Draft } from './draft.ts';
import type { KeepState } from './draft-keeper.ts';
import { EditorBar } from './editor-bar.tsx';
import { FetchReply } from './fetch-reply.tsx';
import { KnownNames } from './known-names.ts';
import { SuggestingContext, type SuggestingModel } from './suggest/suggesting.ts';
import { TurnList } from './turn-list.tsx';
import { useEditorKeys } from './use-editor-keys.ts';
import type { ScenarioDraft } from './use-scenario-draft.ts';

export interface ScenarioEditorProps {
  scenario: ScenarioDraft;
  keepState: KeepState;
  /** The organization's variables, by name. */
  orgNames: readonly string[];
  /** Who can be asked for suggestions. */
  models: readonly SuggestingModel[];
  /** Absent while it is not created. */
  scenarioId?: string;
  isNew?: boolean;
  header: (buttons: ReactNode) => ReactNode;
  /** More in the side panel. */
  aside?: ReactNode;
  /** Resolves when it is saved; throws what the server said. */
  save: (values: z.output<typeof CreateScenario>, sent: Draft) => Promise<void>;
  /** Shows a refusal itself and says so by true. */
  onRefused?: (thrown: unknown) => boolean;
}

/** A scenario as it is written: the conversation in the middle, what else to know beside it. */
export function ScenarioEditor(props: ScenarioEditorProps) {
  const { scenario, keepState, orgNames, models, scenarioId = null, isNew = false } = props;
  const { draft, isDirty } = scenario;
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const submit = useRef<HTMLButtonElement>(null);
  const unsafe = useRef<KeepState>('none');
  unsafe.current = scenario.isDirty && !isSaving ? keepState : 'none';
  // What is being kept goes on being kept when another page is opened, but not when the tab is closed.
  const isUnkept = useCallback(() => !['none', 'kept', 'waiting'].includes(unsafe.current), []);
  const isPending = useCallback(() => unsafe.current === 'waiting' || isUnkept(), [isUnkept]);
  useEditorKeys({
    save: () => submit.current?.click(),
    undo: scenario.undo,
    redo: scenario.redo,
  });
  const known = useMemo(
    () =>
      new Set([
        ...orgNames,
        ...draft.variables.map(({ name }) => name),
        ...(draft.data?.columns ?? []).map(({ name }) => name),
      ]),
    [orgNames, draft.variables, draft.data],
  );

  const suggesting = useMemo(
    () => (models.length === 0 ? null : { models, draft, scenarioId, isDirty }),
    [models, draft, scenarioId, isDirty],
  );

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
      await props.save(values, draft);
      scenario.markSaved(draft);
    } catch (thrown) {
      if (!props.onRefused?.(thrown)) refused(thrown);
    } finally {
      setSaving(false);
    }
  }

  const wrongCount = Object.keys(scenario.problems).length;
  return (
    <KnownNames.Provider value={known}>
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
              <EditorBar scenario={scenario} keepState={keepState} />
              <SuggestingContext.Provider value={suggesting}>
                <TurnList
                  scenario={scenario}
                  replySource={(at, onReply) => (
                    <FetchReply draft={draft} at={at} onReply={onReply} />
                  )}
                />
              </SuggestingContext.Provider>
              <DataRows scenario={scenario} />
            </div>
          </section>
          <aside aria-label="Details" className="order-1 min-w-0 lg:sticky lg:top-6 lg:order-none">
            <DetailsPanel scenario={scenario} isNew={isNew} orgNames={orgNames}>
              {props.aside}
            </DetailsPanel>
          </aside>
        </div>
        <SaveBar isDirty={scenario.isDirty} pending={isSaving} button={submit} />
        <UnsavedGuard isDirty={isUnkept} isClosingUnsafe={isPending} what="this scenario" />
      </div>
    </KnownNames.Provider>
  );
}
