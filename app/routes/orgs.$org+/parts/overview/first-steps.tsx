import { Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { cn } from '#app/ui/cn.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Overview } from './read-overview.server.ts';

type Begun = NonNullable<Overview['begun']>;

const steps = [
  {
    is: 'prompts',
    title: 'Write a prompt',
    text: 'What your assistant is told before a conversation, with {{variables}} for what changes.',
    label: 'New prompt',
    path: 'prompts/new',
    permission: canPrompts.write,
  },
  {
    is: 'targets',
    title: 'Say what to talk to',
    text: 'A model with your prompt, any HTTP endpoint, or the built-in demo assistant, which needs no key.',
    label: 'New target',
    path: 'targets/new',
    permission: canTargets.write,
  },
  {
    is: 'scenarios',
    title: 'Write a scenario',
    text: 'A conversation like a chat: what the user says, and what must be true of each reply.',
    label: 'New scenario',
    path: 'scenarios/new',
    permission: canScenarios.write,
  },
  {
    is: 'suites',
    title: 'Put scenarios into a suite',
    text: 'What is played together, against which targets and how often.',
    label: 'New suite',
    path: 'suites/new',
    permission: canSuites.write,
  },
  {
    is: null,
    title: 'Run it',
    text: 'Every conversation is played and judged turn by turn, with the words that decided.',
    label: 'Choose a suite to run',
    path: 'suites',
    permission: canRuns.execute,
  },
] as const;

/** The way from nothing to a first run, with what is done already ticked. */
export function FirstSteps({ begun }: { begun: Begun }) {
  const org = useOrg();
  const isDone = (step: (typeof steps)[number]) => step.is !== null && begun[step.is];
  const next = steps.find((step) => !isDone(step));
  return (
    <section
      aria-labelledby="first-steps"
      className="max-w-180 overflow-clip rounded-xl border border-line bg-surface shadow-xs"
    >
      <header className="px-5 pt-5 pb-4">
        <h2 id="first-steps" className="font-semibold text-lg">
          Five steps to a first run
        </h2>
        <p className="mt-0.5 text-pretty text-muted text-sm">
          At the end you read, turn by turn, where your assistant does what it must and where not.
        </p>
      </header>
      <ol className="border-line border-t">
        {steps.map((step, index) => (
          <li
            key={step.title}
            aria-current={step === next ? 'step' : undefined}
            className={cn(
              'flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4 not-first:border-line not-first:border-t',
              step === next && 'bg-accent-soft/40',
            )}
          >
            <StepMark number={index + 1} isDone={isDone(step)} isNext={step === next} />
            <div className="min-w-0 flex-1 basis-60">
              <h3 className="font-medium">
                {step.title}
                {isDone(step) && <span className="sr-only">, done</span>}
              </h3>
              <p className="mt-0.5 text-pretty text-muted text-sm">{step.text}</p>
            </div>
            {!isDone(step) && org.may(step.permission) && (
              <Button asChild variant={step === next ? 'primary' : 'ghost'}>
                <Link to={org.to(step.path)} prefetch="intent">
                  {step.label}
                </Link>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepMark(props: { number: number; isDone: boolean; isNext: boolean }) {
  const { number, isDone, isNext } = props;
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-6 shrink-0 place-items-center rounded-full border font-medium text-xs tabular-nums',
        isDone && 'border-pass-line bg-pass-soft text-pass',
        isNext && 'border-accent bg-accent text-on-accent',
        !isDone && !isNext && 'border-line-strong text-muted',
      )}
    >
      {isDone ? <Check strokeWidth={2.75} className="size-3.5" /> : number}
    </span>
  );
}
