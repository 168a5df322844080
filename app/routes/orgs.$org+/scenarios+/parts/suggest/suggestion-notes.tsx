import { CircleAlert } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import type { SuggestingModel } from './suggesting.ts';
import type { Suggestions } from './use-suggestions.ts';

/** Why there are no suggestions, and where that can be put right. */
export function ProblemNote(props: {
  model: SuggestingModel | null;
  problem: { message: string; reason: string };
}) {
  const org = useOrg();
  const { model, problem } = props;
  const isItsFault =
    problem.reason.startsWith('suggestions.') || problem.reason.startsWith('secret');
  return (
    <p role="alert" className="flex max-w-full gap-1.5 text-fail text-xs">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {problem.message}
        {model && isItsFault && (
          <>
            {' '}
            <TextLink to={org.to(`targets/${model.id}`)}>Look at {model.name}</TextLink>
          </>
        )}
      </span>
    </p>
  );
}

/** A model that had nothing to add. */
export function NothingNote(props: { suggestions: Suggestions & { kind: 'offered' } }) {
  const { model, leftOut, known } = props.suggestions;
  return (
    <p className="text-muted text-xs [overflow-wrap:anywhere]">
      {model.name} suggested nothing to add.
      {known > 0 && ` ${known} ${known === 1 ? 'is' : 'are'} here already.`}
      {leftOut > 0 && ` ${leftOutWords(leftOut)}`}
    </p>
  );
}

/** What became of suggestions that can't be used. */
export function leftOutWords(count: number): string {
  return count === 1
    ? '1 was left out: this reply would fail it, or it can’t be read.'
    : `${count} were left out: this reply would fail them, or they can’t be read.`;
}
