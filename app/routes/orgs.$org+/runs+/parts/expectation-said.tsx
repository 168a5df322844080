import { RelativeTime } from '#app/ui/relative-time.tsx';
import { Verdict, verdictLook } from '#app/ui/verdict.tsx';
import type { HumanVerdict, Overruled } from './expectation-shapes.ts';

/** What people said about an expectation, above what the machine did; nothing when nobody did. */
export function ExpectationSaid({ judged }: { judged: Overruled }) {
  const { human, said, machineVerdict } = judged;
  const earlier = human ? said.slice(1) : said;
  if (said.length === 0) return null;
  const differs = human && human.verdict !== machineVerdict;
  return (
    <div className="mb-2 rounded-md bg-sunken px-2.5 py-2">
      {human && (
        <>
          <p className="font-medium">
            {human.by ?? 'Somebody who left'}{' '}
            {differs ? <>overruled: {verdictLook[human.verdict].word.toLowerCase()}</> : 'agrees'}
            <span className="font-normal text-muted text-xs">
              {' '}
              · <RelativeTime at={human.at} />
            </span>
          </p>
          {human.note && (
            <p dir="auto" className="mt-0.5 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {human.note}
            </p>
          )}
          {differs && (
            <p className="mt-1.5 flex items-center gap-1.5 text-muted text-xs">
              Judged before:
              <Verdict verdict={machineVerdict} className="text-xs" />
            </p>
          )}
        </>
      )}
      {earlier.length > 0 && (
        <details className={human ? 'mt-1.5' : ''}>
          <summary className="focus-ring cursor-pointer rounded-sm text-muted text-xs pointer-coarse:py-2">
            {human ? 'Said before' : 'Taken back'} ({earlier.length})
          </summary>
          <ol className="mt-1 flex flex-col gap-1.5">
            {earlier.map((one) => (
              <Earlier key={new Date(one.at).toISOString()} one={one} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Earlier({ one }: { one: HumanVerdict }) {
  const what = one.verdict ? verdictLook[one.verdict].word.toLowerCase() : 'taken back';
  return (
    <li className="text-xs">
      <span className="text-muted">
        {one.by ?? 'Somebody who left'}: {what} · <RelativeTime at={one.at} />
      </span>
      {one.note && (
        <span dir="auto" className="block [overflow-wrap:anywhere]">
          {one.note}
        </span>
      )}
    </li>
  );
}
