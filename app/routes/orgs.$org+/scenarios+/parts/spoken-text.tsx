import { useKnownNames } from './known-names.ts';
import { LayeredText, type LayeredTextProps } from './layered-text.tsx';
import { piecesOf, unknownNames } from './variable-marks.ts';

/** What somebody says, with what its `{{names}}` stand for marked. */
export function SpokenText(props: Omit<LayeredTextProps, 'marked'>) {
  const known = useKnownNames();
  return (
    <LayeredText
      {...props}
      marked={piecesOf(props.value).map(({ text, at, name }) =>
        name === null ? (
          text
        ) : (
          <span
            key={at}
            className={
              known.has(name)
                ? 'rounded-sm bg-selected ring-1 ring-accent-line'
                : 'underline decoration-control decoration-dotted underline-offset-4'
            }
          >
            {text}
          </span>
        ),
      )}
    />
  );
}

/** Says which names stay as they are written; nothing when all are known. */
export function UnknownNames({ id, text }: { id: string; text: string }) {
  const unknown = unknownNames(text, useKnownNames());
  if (unknown.length === 0) return null;
  const said = unknown.map((name) => `{{${name}}}`).join(', ');
  return (
    <p id={id} className="max-w-[min(38rem,94%)] text-muted text-xs [overflow-wrap:anywhere]">
      <span className="font-mono">{said}</span>{' '}
      {unknown.length === 1
        ? 'is not a variable: it stays as written.'
        : 'are not variables: they stay as written.'}
    </p>
  );
}
