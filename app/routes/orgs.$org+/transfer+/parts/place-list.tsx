interface Line {
  file: string;
  line: number;
  what?: string;
  why: string;
}

/** Lines of files with what is to be said of each. */
export function PlaceList({
  label,
  lines,
  total,
}: {
  label: string;
  lines: readonly Line[];
  total: number;
}) {
  return (
    <>
      <ul aria-label={label} className="flex flex-col divide-y divide-line">
        {lines.map((line) => (
          <li
            key={`${line.file}:${line.line} ${line.what} ${line.why}`}
            className="grid gap-x-4 gap-y-0.5 py-2 text-sm sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]"
          >
            <span className="font-mono text-muted text-xs leading-5 [overflow-wrap:anywhere]">
              {line.file}:{line.line}
            </span>
            <span className="[overflow-wrap:anywhere]">
              {line.what && <span className="font-mono text-xs">{line.what} </span>}
              <span className={line.what ? 'text-muted' : ''}>{line.why}</span>
            </span>
          </li>
        ))}
      </ul>
      {total > lines.length && (
        <p className="pt-2 text-muted text-sm">
          And {(total - lines.length).toLocaleString('en')} more.
        </p>
      )}
    </>
  );
}
