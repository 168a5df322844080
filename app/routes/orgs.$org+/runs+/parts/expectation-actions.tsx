import { useRevalidator } from '@remix-run/react';
import { Check, Gavel, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { verdictLook } from '#app/ui/verdict.tsx';
import { ExpectationForm, type Saying } from './expectation-form.tsx';
import type { ExpectationPlace, Overruled } from './expectation-shapes.ts';

export interface ExpectationActionsProps {
  judged: Overruled;
  place: ExpectationPlace;
  /** What is judged, for the names of the buttons. */
  title: string;
  /** Agreeing is worth something: it measures the judge. */
  isSemantic: boolean;
}

/** What a person can do about a verdict: agree, overrule it, take back what was said. */
export function ExpectationActions(props: ExpectationActionsProps) {
  const { judged, place, title, isSemantic } = props;
  const { human, machineVerdict, said } = judged;
  const { rpc } = useOrg();
  const toast = useToast();
  const { revalidate } = useRevalidator();
  const [isOpen, setOpen] = useState(false);
  const say = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) say.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const { itemId, replays, turn, expectation } = place;
  const where = { itemId, replays, turn, expectation, seen: said.length };
  const give = useAction((saying: Saying) => rpc.runs.judge.mutate({ ...where, ...saying }), {
    onDone: ({ verdict }) => {
      setOpen(false);
      toast({
        title: `Kept. This conversation: ${verdictLook[verdict].word.toLowerCase()}`,
        tone: 'success',
      });
    },
    onProblem: () => revalidate(),
  });
  const takeBack = useAction(() => rpc.runs.takeBackVerdict.mutate(where), {
    onDone: ({ verdict }) =>
      toast({
        title: `Taken back. This conversation: ${verdictLook[verdict].word.toLowerCase()}`,
        tone: 'success',
      }),
    onProblem: () => revalidate(),
  });
  const about = <span className="sr-only">{` “${title}” of turn ${place.number}`}</span>;

  if (isOpen) {
    const opposite = { PASS: 'FAIL', FAIL: 'PASS', ERROR: undefined } as const;
    // Who opens it on a verdict that is agreed with means to disagree.
    const differs = human && human.verdict !== machineVerdict;
    const verdict = differs ? human.verdict : opposite[machineVerdict];
    return (
      <ExpectationForm
        machineVerdict={machineVerdict}
        start={{ ...(verdict && { verdict }), note: human?.note ?? '' }}
        isStop={place.isStop}
        isPending={give.isPending}
        problem={give.problem?.message ?? null}
        onSave={(saying) => void give.run(saying)}
        onCancel={() => {
          give.clear();
          setOpen(false);
        }}
      />
    );
  }
  const problem = takeBack.problem ?? give.problem;
  return (
    <>
      <div className="-mx-2 mt-1 flex flex-wrap gap-x-1 [&_button]:font-normal [&_button]:text-muted">
        <Button key="say" ref={say} size="sm" variant="ghost" onClick={() => setOpen(true)}>
          <Gavel />
          {human ? 'Change' : machineVerdict === 'ERROR' ? 'Decide' : 'Overrule'}
          {about}
        </Button>
        {isSemantic && !human && machineVerdict !== 'ERROR' && (
          <Button
            size="sm"
            variant="ghost"
            pending={give.isPending}
            onClick={() => void give.run({ verdict: machineVerdict, note: '' })}
          >
            <Check />
            Agree
            {about}
          </Button>
        )}
        {human && (
          <Button
            size="sm"
            variant="ghost"
            pending={takeBack.isPending}
            onClick={() => {
              say.current?.focus();
              void takeBack.run();
            }}
          >
            <Undo2 />
            Take back
            {about}
          </Button>
        )}
      </div>
      {problem && <Callout tone="danger">{problem.message}</Callout>}
    </>
  );
}
