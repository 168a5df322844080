/** How many conversations a run plays, as people work it out; empty while something is missing. */
export function RunSize(props: {
  /** Scenarios, those with a table once for each of its rows. */ rows: number;
  targets: number;
  repeats: number;
}) {
  const { rows, targets, repeats } = props;
  const count = rows * targets * repeats;
  return (
    <p aria-live="polite" className="min-h-5 text-muted text-sm tabular-nums">
      {count > 0 && (
        <>
          {counted(rows, 'scenario')} × {counted(targets, 'target')} × {repeats} ={' '}
          <strong className="font-semibold text-ink">{counted(count, 'conversation')}</strong>
        </>
      )}
    </p>
  );
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
