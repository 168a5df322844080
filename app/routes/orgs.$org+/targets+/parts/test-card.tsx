import { Play } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Card } from '#app/ui/card.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import { MarkedText } from '#app/ui/marked-text.tsx';
import { canTargets } from '#server/areas/targets/access.ts';

type Answer = Awaited<ReturnType<ReturnType<typeof useOrg>['rpc']['targets']['test']['mutate']>>;

/** Sends a target one message and shows its reply, or in the other end's words why there is none. */
export function TestCard({ id, isDirty }: { id: string; isDirty: boolean }) {
  const org = useOrg();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const test = useAction(() => org.rpc.targets.test.mutate({ id }), { onDone: setAnswer });
  if (!org.may(canTargets.test)) return null;
  return (
    <Card
      title="Try it"
      description="Sends a greeting through the same code as runs."
      footer={
        <Button pending={test.isPending} onClick={() => void test.run()}>
          <Play />
          {answer ? 'Test again' : 'Test'}
        </Button>
      }
    >
      <div aria-live="polite" className="flex flex-col gap-2 text-sm">
        {isDirty && <p className="text-muted">It tests what is saved, not what you changed.</p>}
        {test.problem && <Callout tone="danger">{test.problem.message}</Callout>}
        {answer && !answer.ok && (
          <Callout tone="danger" title="It did not answer">
            {answer.problem}
          </Callout>
        )}
        {answer?.ok && (
          <>
            <div className="scroll-thin max-h-60 overflow-y-auto rounded-xl rounded-tl-sm border border-line bg-canvas px-3.5 py-2.5 leading-relaxed">
              <MarkedText text={answer.text} />
            </div>
            <p className="text-muted text-xs tabular-nums">{factsOf(answer)}</p>
          </>
        )}
        {!answer && !test.problem && !isDirty && (
          <p className="text-muted">Not tested since you opened this page.</p>
        )}
      </div>
    </Card>
  );
}

function factsOf(answer: Extract<Answer, { ok: true }>): string {
  const { latencyMs, inputTokens, outputTokens } = answer;
  const tokens =
    inputTokens === null || outputTokens === null
      ? []
      : [`${inputTokens} tokens in, ${outputTokens} out`];
  return [durationText(latencyMs), ...tokens].join(' · ');
}
