import { useOrg } from '#app/rpc/use-org.ts';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { stoppedText } from '#server/areas/runs/schema.ts';
import { EvidenceGone } from './evidence-gone.tsx';
import type { RunDetail } from './run-shapes.ts';
import { WaitingNote } from './waiting-note.tsx';

/** What ended a run early, and what became of what was being played then. */
function WhyStopped(props: { rule: NonNullable<RunDetail['stoppedBy']>; hasErrors: boolean }) {
  const { rule, hasErrors } = props;
  const org = useOrg();
  if (rule === 'FAILURES' || rule === 'ERRORS') {
    return 'The rule of this run ended it. What was being played then was played to its end.';
  }
  const left = 'What was left would not have paid for the next call, so it was not made.';
  const rest = hasErrors
    ? ' Conversations that had begun and could not be paid for ended in an error.'
    : '';
  if (rule === 'BUDGET') return `${left}${rest}`;
  return (
    <>
      {left}
      {rest} What runs may cost in a month is said under{' '}
      <TextLink to={org.to('settings/plan')}>Settings, Plan</TextLink>.
    </>
  );
}

/** What is out of the ordinary about a run: why it broke off, was stopped, waits, was begun again. */
export function RunNotes({ run }: { run: RunDetail }) {
  const { waiting = [], begunAgainCount: again, playedAgainCount: replayed } = run;
  const { cachedCount: cached } = run;
  return (
    <>
      {run.error && (
        <div className="mb-4">
          <Callout tone="danger" title="The run broke off">
            {run.error}
          </Callout>
        </div>
      )}
      {run.stoppedBy && (
        <div className="mb-4">
          <Callout tone="warning" title={stoppedText({ ...run, stoppedBy: run.stoppedBy })}>
            <WhyStopped rule={run.stoppedBy} hasErrors={run.errorCount > 0} />
          </Callout>
        </div>
      )}
      {run.dropped && (
        <EvidenceGone dropped={run.dropped} title="The conversations of this run are gone">
          Below is how each conversation came out, without the reasons.
        </EvidenceGone>
      )}
      {(waiting.length > 0 || again > 0 || replayed > 0 || cached > 0 || run.isRescored) && (
        <div className="mb-4 flex flex-col gap-1 empty:hidden">
          <WaitingNote waiting={waiting} isQueued={run.status === 'QUEUED'} />
          {run.isRescored && (
            <p className="text-muted text-sm">
              Nobody was asked: these are the replies of an earlier run with their figures, judged
              by what is expected now.
            </p>
          )}
          {replayed > 0 && (
            <p className="text-muted text-sm">
              {replayed === 1
                ? '1 conversation was played again. Its last result counts; what it came to before is kept with it.'
                : `Conversations were played again ${replayed.toLocaleString('en')} times. The last result of each counts; what they came to before is kept with them.`}
            </p>
          )}
          {cached > 0 && (
            <p className="text-muted text-sm">
              {cached === 1
                ? '1 reply was given before and used again. Its time and cost are'
                : `${cached.toLocaleString('en')} replies were given before and used again. Their time and cost are`}{' '}
              those of then.
            </p>
          )}
          {again > 0 && (
            <p className="text-muted text-sm">
              {again === 1
                ? 'A worker was lost: 1 conversation was taken up by another and may have been asked twice.'
                : `Workers were lost: ${again.toLocaleString('en')} conversations were taken up by others and may have been asked twice.`}
            </p>
          )}
        </div>
      )}
    </>
  );
}
