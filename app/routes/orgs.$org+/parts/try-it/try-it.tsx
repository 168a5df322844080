import { Link, useNavigate } from '@remix-run/react';
import { BookmarkPlus, Eraser, SendHorizontal, Square } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { Skeleton } from '#app/ui/skeleton.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { EnvironmentChoice } from '../environment-choice.tsx';
import { type Environments, useEnvironment } from '../use-environment.ts';
import { keepTrial } from './keep-trial.ts';
import { TrialLog } from './trial-log.tsx';
import { isOpen } from './trial-state.ts';
import { useTrial } from './use-trial.ts';
import { type TrialTarget, useTrialTargets } from './use-trial-targets.ts';

export interface TryItProps {
  /** What is written just now: told to models and the demo assistant instead of their own prompt. */
  prompt?: () => PromptContent;
  /** Talks to this one; absent: one chooses. */
  target?: TrialTarget;
  /** Those whose values it may be tried with. */
  environments: Environments;
  /** What the message box holds at first. */
  greeting?: string;
}

/** A conversation with a target while one writes; nothing of it is kept unless one says so. */
export function TryIt({ target, ...tried }: TryItProps) {
  if (target) return <Conversation key={target.id} targets={[target]} isChosen {...tried} />;
  return <TryAny {...tried} />;
}

function TryAny({ prompt, ...tried }: Omit<TryItProps, 'target'>) {
  const org = useOrg();
  const { targets, problem } = useTrialTargets(true);
  if (problem) return <Callout tone="danger">{problem}</Callout>;
  if (!targets) return <Skeleton className="h-40 w-full" />;
  const fitting = prompt ? targets.filter(({ kind }) => kind !== 'HTTP') : targets;
  const [first, ...rest] = fitting;
  if (first) {
    return <Conversation targets={[first, ...rest]} {...(prompt && { prompt })} {...tried} />;
  }
  return (
    <div className="flex flex-col items-start gap-3 text-muted text-sm">
      <p>
        {prompt
          ? 'There is no model or demo assistant to tell it to yet.'
          : 'There is nothing to talk to yet.'}
      </p>
      <Button asChild size="sm">
        <Link to={org.to('targets/new')}>New target</Link>
      </Button>
    </div>
  );
}

type ConversationProps = Omit<TryItProps, 'target'> & {
  /** The first of them is chosen at first. */
  targets: readonly [TrialTarget, ...TrialTarget[]];
  /** Whether it stays the chosen one. */
  isChosen?: boolean;
};

function Conversation(props: ConversationProps) {
  const { targets, prompt, environments, isChosen = false } = props;
  const org = useOrg();
  const navigate = useNavigate();
  const [targetId, setTargetId] = useState(targets[0].id);
  const [text, setText] = useState(props.greeting ?? '');
  const { environmentId } = useEnvironment(environments);
  const box = useRef<HTMLTextAreaElement>(null);
  const { trial, isAsking, say, stop, clear } = useTrial();
  const keep = useAction(() => keepTrial(org.rpc, trial), {
    onDone: ({ id }) => navigate(org.to(`scenarios/${id}`)),
  });
  const last = trial.at(-1);
  const hasReply = trial.some(({ reply }) => reply !== null);

  function send(said: string) {
    if (said.trim() === '' || isAsking) return;
    say(said, { targetId, environmentId, ...(prompt && { prompt: prompt() }) });
    setText('');
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send(text);
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4">
      {!isChosen && (
        <Field label="Talk to">
          <Select
            options={targets.map(({ id, name }) => ({ value: id, label: name }))}
            value={targetId}
            onValueChange={(id) => {
              setTargetId(id);
              clear();
            }}
          />
        </Field>
      )}
      <EnvironmentChoice environments={environments} />
      <TrialLog trial={trial} isAsking={isAsking} />
      {last && !isOpen(trial) && !isAsking && (
        <Button size="sm" className="self-start" onClick={() => send(last.said)}>
          Ask again
        </Button>
      )}
      {keep.problem && <Callout tone="danger">{keep.problem.message}</Callout>}
      <div className="flex flex-col gap-2">
        <Field label="Message" hideLabel>
          <TextArea
            ref={box}
            value={text}
            onValueChange={setText}
            onKeyDown={onKeyDown}
            minLines={2}
            maxLines={8}
            placeholder="What the user says…"
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          {isAsking ? (
            <Button size="sm" onClick={stop}>
              <Square />
              Stop
            </Button>
          ) : (
            <Button size="sm" variant="primary" onClick={() => send(text)}>
              <SendHorizontal />
              Send
            </Button>
          )}
          <span className="ml-auto flex flex-wrap items-center gap-2">
            {trial.length > 0 && (
              <Button size="sm" variant="ghost" onClick={clear}>
                <Eraser />
                Start over
              </Button>
            )}
            {org.may(canScenarios.write) && (
              <Button
                size="sm"
                disabled={!hasReply || isAsking}
                pending={keep.isPending}
                onClick={() => void keep.run()}
              >
                <BookmarkPlus />
                Keep as scenario
              </Button>
            )}
          </span>
        </div>
      </div>
    </div>
  );
}
