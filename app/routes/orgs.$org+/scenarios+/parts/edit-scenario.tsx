import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { useToast } from '#app/ui/toast.tsx';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Status } from '../../parts/status-badge.tsx';
import { type Base, baseOf, draftOf, isNewer } from './base-of.ts';
import { newKey } from './draft.ts';
import { fromKept, toKept } from './kept-draft.ts';
import { MergeView } from './merge/merge-view.tsx';
import { useMerge } from './merge/use-merge.ts';
import { ElsewhereNote, NewsNote, RestoredNote } from './news-note.tsx';
import { ScenarioEditor } from './scenario-editor.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { SuggestedNote } from './suggest/suggested-note.tsx';
import type { SuggestingModel } from './suggest/suggesting.ts';
import { SuiteLinks } from './suite-links.tsx';
import { type FoundDraft, useKeptDraft } from './use-kept-draft.ts';
import { type News, useNews } from './use-news.ts';
import { useScenarioDraft } from './use-scenario-draft.ts';
import { useSinceOpened } from './use-since-opened.ts';

export interface StoredScenario {
  id: string;
  name: string;
  description: string;
  tags: string[];
  status: Status;
  /** A model made it, and nobody has taken it over. */
  isSuggested: boolean;
  version: number;
  content: ScenarioContent;
  suites: { id: string; name: string }[];
}

export interface EditScenarioProps {
  scenario: StoredScenario;
  orgNames: readonly string[];
  /** Who can be asked for suggestions. */
  models: readonly SuggestingModel[];
  /** What was typed before, and the content of the version it was typed on. */
  found: (FoundDraft & { content: ScenarioContent }) | null;
}

/**
 * An existing scenario in the editor. What is typed is kept as a draft; what somebody else saves meanwhile
 * is shown at once where nothing is unsaved, and else can be merged; no save overwrites another.
 */
export function EditScenario(props: EditScenarioProps) {
  const { scenario: stored, orgNames, models, found } = props;
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const { id } = stored;
  const [base, setBase] = useState<Base>(() => startOf(stored, found));
  const scenario = useScenarioDraft({
    saved: draftOf(base),
    start: found && fromKept(found.kept.draft),
  });
  const { draft, isDirty } = scenario;
  const unsaved = useMemo(
    () =>
      isDirty
        ? { kept: { draft: toKept(draft), base: base.about }, baseVersion: base.version }
        : null,
    [draft, isDirty, base],
  );
  const keeping = useKeptDraft({ key: `scenario:${id}`, unsaved, found });
  const isRestored = useSinceOpened(isDirty);
  const news = useNews(id);
  const [shown, setShown] = useState<News | null>(null);
  const isSaving = useRef(false);
  const dirty = useRef(isDirty);
  dirty.current = isDirty;
  const merging = useMerge({ id, base, draft });
  const complain = (thrown: unknown) => toast({ title: toProblem(thrown).message, tone: 'danger' });

  function goOnFrom(next: Base, merged: Parameters<typeof fromKept>[0] | null) {
    setBase(next);
    const saved = fromKept(next.kept, newKey);
    scenario.rebase({ saved, draft: merged ? fromKept(merged, newKey) : saved });
  }
  const showNewest = useRef<(heard: News) => Promise<void>>(async () => undefined);
  showNewest.current = async (heard) => {
    try {
      const newest = await org.rpc.scenarios.get.query({ id });
      if (dirty.current || newest.version < heard.version) return;
      goOnFrom(baseOf(newest), null);
      setShown(heard);
      revalidator.revalidate();
    } catch (thrown) {
      complain(thrown);
    }
  };

  const isBehind = news !== null && isNewer(news, base);
  useEffect(() => {
    if (news && isBehind && !isDirty && !isSaving.current) void showNewest.current(news);
  }, [news, isBehind, isDirty]);

  async function takeOther() {
    try {
      const other = await keeping.takeOther();
      if (!other) return;
      if (other.baseVersion !== null && other.baseVersion !== base.version) {
        const { content } = await org.rpc.scenarios.version.query({
          id,
          version: other.baseVersion,
        });
        const about = other.kept.base ?? base.about;
        goOnFrom(baseOf({ ...about, content, version: other.baseVersion }), other.kept.draft);
      } else scenario.replace(fromKept(other.kept.draft, newKey));
    } catch (thrown) {
      complain(thrown);
    }
  }

  const at = org.to(`scenarios/${id}`);
  const merge = merging.view;
  if (merge) {
    return (
      <>
        <ScenarioHead scenario={stored} />
        <MergeView
          merge={merge.merge}
          their={{ name: merge.savedBy, version: merge.newest.version }}
          onCancel={merging.close}
          onDone={(merged) => {
            goOnFrom(merge.newest, merged);
            merging.close();
            setShown(null);
            toast({
              title: `Merged with version ${merge.newest.version}`,
              description: 'Look it over, then save.',
            });
          }}
        />
      </>
    );
  }
  // What this tab is just saving comes back as news before the answer does.
  const isDue = isBehind && isDirty && !isSaving.current;
  const note = isDue ? news : shown;
  return (
    <ScenarioEditor
      scenario={scenario}
      keepState={keeping.state}
      orgNames={orgNames}
      models={models}
      scenarioId={id}
      header={(buttons) => (
        <>
          <ScenarioHead scenario={stored} actions={buttons} />
          <div className="mb-4 flex flex-col gap-3 empty:hidden">
            {stored.isSuggested && <SuggestedNote scenario={stored} isDirty={isDirty} />}
            {keeping.state === 'elsewhere' && (
              <ElsewhereNote onTake={() => void takeOther()} onKeep={keeping.insist} />
            )}
            {note && (
              <NewsNote
                news={note}
                isShown={!isDue}
                changesAt={`${at}/versions`}
                pending={merging.isOpening}
                onMerge={() => void merging.open()}
                onDismiss={() => setShown(null)}
              />
            )}
            {found && isRestored && (
              <RestoredNote
                since={found.updatedAt}
                onDiscard={() => scenario.replace(fromKept(base.kept, newKey))}
              />
            )}
          </div>
        </>
      )}
      aside={<SuiteLinks suites={stored.suites} />}
      save={async (values, sent) => {
        isSaving.current = true;
        try {
          const { version, about } = base;
          const input = { id, baseVersion: version, baseAbout: about, ...values };
          const saved = await org.rpc.scenarios.update.mutate(input);
          const { name, description, tags } = values;
          setBase({
            version: saved.version,
            about: { name, description, tags },
            kept: toKept(sent),
          });
          setShown(null);
          toast({
            title: saved.version === version ? 'Saved' : `Saved as version ${saved.version}`,
            tone: 'success',
          });
          revalidator.revalidate();
        } finally {
          isSaving.current = false;
        }
      }}
      onRefused={(thrown) => {
        if (toProblem(thrown).reason !== 'scenarios.changedMeanwhile') return false;
        void merging.open();
        return true;
      }}
    />
  );
}

function startOf(stored: StoredScenario, found: EditScenarioProps['found']): Base {
  if (!found || found.baseVersion === null || found.baseVersion === stored.version) {
    return baseOf(stored);
  }
  const { content, baseVersion, kept } = found;
  const { name, description, tags } = kept.base ?? stored;
  return baseOf({ name, description, tags, content, version: baseVersion });
}
