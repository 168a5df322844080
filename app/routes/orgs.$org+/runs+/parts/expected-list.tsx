import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { expectationTitle, patternText } from './expectation-view.ts';
import { WeightNote } from './weight-note.tsx';

/** What was expected of a reply that was not judged. */
export function ExpectedList({
  specs,
  label,
}: {
  specs: readonly ExpectationSpec[];
  label: string;
}) {
  if (specs.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-col gap-1 px-3 text-muted text-sm @3xl:pt-1">
      {specs.map((spec, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: expectations have a place, not an identity
        <li key={index} className="flex gap-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {expectationTitle(spec)} <span dir="auto">{wanted(spec)}</span>
          </span>
          <WeightNote spec={spec} />
        </li>
      ))}
    </ul>
  );
}

function wanted(spec: ExpectationSpec): string {
  if (spec.kind === 'SEMANTIC_ASSERT') return spec.rubric;
  if (spec.kind === 'REGEX') return patternText(spec);
  return spec.values.map((value) => `“${value}”`).join(', ');
}
