import { Download, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Popover } from '#app/ui/popover.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canTargets } from '#server/areas/targets/access.ts';
import { useTrialTargets } from '../../parts/try-it/use-trial-targets.ts';
import type { Draft } from './draft.ts';
import { playTo } from './play-to.ts';

export interface FetchReplyProps {
  draft: Draft;
  /** The place of the turn the reply is for, from 0. */
  at: number;
  /** Called as the reply comes, each time with all of it so far. */
  onReply: (text: string) => void;
}

/** Plays the conversation up to here against a target, and tries what it replies. */
export function FetchReply({ draft, at, onReply }: FetchReplyProps) {
  const org = useOrg();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const { targets, problem } = useTrialTargets(isOpen);
  const hangUp = useRef<AbortController | null>(null);
  useEffect(() => () => hangUp.current?.abort(), []);
  const said = draft.turns.slice(0, at).filter((turn) => turn.kind === 'USER');
  const isSaid = said.length > 0 && said.every(({ userText }) => userText.trim() !== '');
  if (!org.may(canTargets.test)) return null;

  async function fetchFrom(target: { id: string; name: string }) {
    const leaving = new AbortController();
    hangUp.current = leaving;
    setOpen(false);
    setAsked(target.name);
    try {
      await playTo({
        rpc: org.rpc,
        draft,
        at,
        targetId: target.id,
        signal: leaving.signal,
        onReply,
      });
    } catch (thrown) {
      if (!leaving.signal.aborted) toast({ title: toProblem(thrown).message, tone: 'danger' });
    } finally {
      setAsked(null);
    }
  }

  if (asked !== null) {
    return (
      <Button size="sm" variant="ghost" onClick={() => hangUp.current?.abort()}>
        <Square />
        Stop asking {asked}
      </Button>
    );
  }
  return (
    <Popover
      label="Fetch a reply"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" disabled={!isSaid}>
          <Download />
          Fetch a reply
        </Button>
      }
    >
      <p className="mb-2 max-w-72 text-muted text-xs">
        Plays the conversation up to here, with the first data row, and takes the last reply.
      </p>
      {problem && <p className="text-fail text-sm">{problem}</p>}
      {!targets && !problem && <p className="text-muted text-sm">Looking for targets</p>}
      {targets?.length === 0 && (
        <p className="text-sm">
          There is no target yet. <TextLink to={org.to('targets/new')}>Make one</TextLink>
        </p>
      )}
      <ul aria-label="Targets" className="scroll-thin max-h-60 overflow-y-auto empty:hidden">
        {targets?.map((target) => (
          <li key={target.id}>
            <Button
              size="sm"
              variant="ghost"
              className="w-full justify-start"
              onClick={() => void fetchFrom(target)}
            >
              {target.name}
            </Button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
