import { Link, useNavigate } from '@remix-run/react';
import { MessagesSquare } from 'lucide-react';
import { useMemo } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { blankDraft } from './blank-draft.ts';
import { newKey } from './draft.ts';
import { fromKept, toKept } from './kept-draft.ts';
import { ElsewhereNote, RestoredNote } from './news-note.tsx';
import { ScenarioEditor } from './scenario-editor.tsx';
import type { SuggestingModel } from './suggest/suggesting.ts';
import { type FoundDraft, useKeptDraft } from './use-kept-draft.ts';
import { useScenarioDraft } from './use-scenario-draft.ts';
import { useSinceOpened } from './use-since-opened.ts';

export interface NewScenarioProps {
  /** Names the draft: it is in the address of the page. */
  draftId: string;
  found: FoundDraft | null;
  orgNames: readonly string[];
  /** Who can be asked for suggestions. */
  models: readonly SuggestingModel[];
  /** Others that were begun and never saved, the last touched first. */
  unfinished: readonly { draftId: string; title: string; updatedAt: Date }[];
}

/** A scenario that is not saved yet in the editor; what is typed is kept as a draft. */
export function NewScenario(props: NewScenarioProps) {
  const { draftId, found, orgNames, models, unfinished } = props;
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const scenario = useScenarioDraft({
    saved: blankDraft,
    start: found && fromKept(found.kept.draft),
  });
  const { draft, isDirty } = scenario;
  const unsaved = useMemo(
    () => (isDirty ? { kept: { draft: toKept(draft), base: null }, baseVersion: null } : null),
    [draft, isDirty],
  );
  const keeping = useKeptDraft({ key: `scenario:new:${draftId}`, unsaved, found });
  const isRestored = useSinceOpened(isDirty);
  const [last] = unfinished;

  async function takeOther() {
    const other = await keeping.takeOther();
    if (other) scenario.replace(fromKept(other.kept.draft, newKey));
  }

  return (
    <ScenarioEditor
      isNew
      scenario={scenario}
      keepState={keeping.state}
      orgNames={orgNames}
      models={models}
      header={(buttons) => (
        <>
          <PageHeader
            title="New scenario"
            breadcrumbs={[
              { label: 'Scenarios', to: org.to('scenarios') },
              { label: 'New scenario' },
            ]}
            actions={
              <>
                <Button asChild variant="ghost">
                  <Link to={org.to('scenarios/from-transcript')}>
                    <MessagesSquare />
                    From transcript
                  </Link>
                </Button>
                {buttons}
              </>
            }
          />
          <div className="mb-4 flex flex-col gap-3 empty:hidden">
            {keeping.state === 'elsewhere' && (
              <ElsewhereNote onTake={() => void takeOther()} onKeep={keeping.insist} />
            )}
            {found && isRestored && (
              <RestoredNote
                since={found.updatedAt}
                onDiscard={() => scenario.replace(fromKept(toKept(blankDraft), newKey))}
              />
            )}
            {last && !isDirty && (
              <Callout>
                You began {last.title === '' ? 'a scenario without a name' : last.title}{' '}
                <RelativeTime at={last.updatedAt} /> and did not save it.{' '}
                <Link
                  to={`?draft=${last.draftId}`}
                  reloadDocument
                  className="focus-ring rounded-sm text-accent underline decoration-accent-line underline-offset-3 hover:decoration-current"
                >
                  Go on with it
                </Link>
              </Callout>
            )}
          </div>
        </>
      )}
      save={async (values) => {
        const { id } = await org.rpc.scenarios.create.mutate(values);
        toast({ title: `${values.name} is created`, tone: 'success' });
        navigate(org.to(`scenarios/${id}`));
      }}
    />
  );
}
