import { Link } from '@remix-run/react';
import { Pencil } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Verdict } from '#app/ui/verdict.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { PlayItemAgain } from './again/play-item-again.tsx';
import { costText, tokensText } from './amount-text.ts';
import { conversationMarkdown } from './conversation-markdown.ts';
import { isOver } from './run-shapes.ts';
import { ScoreNote } from './score-note.tsx';
import { transcriptName } from './transcript-name.ts';
import type { Transcript } from './transcript-shapes.ts';

const waiting = { PENDING: 'Waiting', RUNNING: 'Being played', CANCELLED: 'Not played', DONE: '' };

/** Which conversation this is and how it came out. */
export function TranscriptHead({ item }: { item: Transcript }) {
  const org = useOrg();
  const { run, target } = item;
  const name = transcriptName(item);
  const runName = `${run.suiteName} #${run.number}`;
  const repeat = run.repeats > 1 && `repeat ${item.repeat} of ${run.repeats}`;
  const tokens = tokensText(item.inputTokens, item.outputTokens);
  const spent = [
    item.latencyMs !== null && durationText(item.latencyMs),
    tokens && `tokens ${tokens}`,
    item.status === 'DONE' && `cost ${costText(item.costMicroUsd)}`,
  ];
  return (
    <PageHeader
      breadcrumbs={[
        { label: 'Runs', to: org.to('runs') },
        { label: runName, to: org.to(`runs/${run.id}`) },
        { label: name },
      ]}
      title={name}
      badge={
        item.verdict ? (
          <>
            <Verdict verdict={item.verdict} size="full" />
            <ScoreNote item={item} />
          </>
        ) : (
          <span className="font-medium text-muted text-sm">{waiting[item.status]}</span>
        )
      }
      description={[target.name, repeat, ...spent].filter(Boolean).join(' · ')}
      actions={
        <>
          {item.turns.length > 0 && (
            <CopyButton
              withText
              size="md"
              variant="secondary"
              label="Copy as Markdown"
              text={conversationMarkdown(
                {
                  scenario: name,
                  target: target.name,
                  run: runName,
                  verdict: item.verdict ?? 'UNCHECKED',
                },
                item.turns,
              )}
            />
          )}
          {org.may(canRuns.execute) && isOver(run.status) && !item.dropped && (
            <PlayItemAgain item={item} />
          )}
          {org.may(canScenarios.write) && (
            <Button asChild>
              <Link to={org.to(`scenarios/${item.scenarioId}`)} prefetch="intent">
                <Pencil />
                Edit scenario
              </Link>
            </Button>
          )}
        </>
      }
    />
  );
}
