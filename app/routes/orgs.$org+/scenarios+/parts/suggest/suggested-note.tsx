import { Sparkles } from 'lucide-react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { StoredScenario } from '../edit-scenario.tsx';

/** Says that a model made a scenario, and lets one take it over. Saving and publishing do so, too. */
export function SuggestedNote(props: { scenario: StoredScenario; isDirty: boolean }) {
  const { scenario, isDirty } = props;
  const org = useOrg();
  const toast = useToast();
  const { id, name, description, tags, version, content } = scenario;
  const done = (title: string) => {
    toast({ title, tone: 'success' });
    // The buttons go away with the note.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  const onProblem = ({ message }: { message: string }) => toast({ title: message, tone: 'danger' });
  const about = { name, description, tags };
  const keep = useAction(
    () =>
      org.rpc.scenarios.update.mutate({
        id,
        baseVersion: version,
        baseAbout: about,
        ...about,
        ...content,
      }),
    { onDone: () => done(`${name} is kept`), onProblem },
  );
  const publish = useAction(() => org.rpc.scenarios.publish.mutate({ id }), {
    onDone: () => done(`${name} is published`),
    onProblem,
  });
  const isBusy = keep.isPending || publish.isPending;
  return (
    <div className="flex items-start gap-2.5 rounded-lg border border-accent-line bg-accent-soft/50 px-3 py-2.5 text-sm">
      <Sparkles
        aria-hidden="true"
        className="mt-0.5 size-4 shrink-0 text-accent sm:mt-0 sm:self-center"
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0">
          A model suggested what the user says here. Read it before you rely on it:{' '}
          {isDirty ? 'saving your changes makes it yours.' : 'keeping it makes it yours.'}
        </p>
        {!isDirty && (
          <span className="flex flex-wrap gap-2">
            <Button
              size="sm"
              pending={keep.isPending}
              disabled={isBusy && !keep.isPending}
              onClick={() => void keep.run()}
            >
              {scenario.status === 'DRAFT' ? 'Keep as draft' : 'Keep'}
            </Button>
            <Button
              size="sm"
              variant="primary"
              pending={publish.isPending}
              disabled={isBusy && !publish.isPending}
              onClick={() => void publish.run()}
            >
              Publish
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
