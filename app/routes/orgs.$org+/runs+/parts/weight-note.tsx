/** How much an expectation counts, where that is not once. */
export function WeightNote({ spec }: { spec: { weight?: number | undefined } }) {
  const { weight = 1 } = spec;
  if (weight === 1) return null;
  return (
    <span className="ml-auto shrink-0 font-normal text-muted text-xs leading-5 tabular-nums">
      weight {weight}
    </span>
  );
}
