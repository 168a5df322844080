import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeText } from '#app/ui/code-text.tsx';
import { durationText } from '#app/ui/duration-text.ts';
import type { TargetTest } from './target-test.ts';

type Exchange = NonNullable<TargetTest['exchange']>;
type Header = Exchange['request']['headers'][number];

/** What went over the wire: the request, then the answer as far as it came. */
export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { request, response, headersMs, totalMs } = exchange;
  return (
    <>
      <ExchangeSide
        title="Sent"
        line={
          <>
            <b className="font-semibold">{request.method}</b> {request.url}
          </>
        }
        headers={request.headers}
        body={request.body}
        notes={request.truncated ? [cutNote] : []}
      />
      {response === null ? (
        <section aria-label="Received">
          <SideTitle>Received</SideTitle>
          <p className="text-muted text-sm">
            {/* What failed at once was no matter of time. */}
            {totalMs < 1_000
              ? 'Nothing came back.'
              : `Nothing came back in ${durationText(totalMs)}.`}
          </p>
        </section>
      ) : (
        <ExchangeSide
          title="Received"
          line={
            <>
              <b className="font-semibold">{response.status}</b> after{' '}
              {durationText(headersMs ?? totalMs)}
              {response.isWhole && `, whole after ${durationText(totalMs)}`}
            </>
          }
          headers={response.headers}
          body={response.body}
          notes={[
            ...(response.truncated ? [cutNote] : []),
            ...(response.isWhole ? [] : ['It was not read to its end.']),
          ]}
        />
      )}
    </>
  );
}

const cutNote = 'Only its beginning is shown.';

function SideTitle({ children }: { children: ReactNode }) {
  return <h3 className="mb-1 font-medium text-sm">{children}</h3>;
}

/** One side of an exchange: its line, its headers behind a summary, its body. */
export function ExchangeSide(props: {
  title: string;
  /** Something else shows the title already. */
  hideTitle?: boolean;
  line: ReactNode;
  headers: readonly Header[];
  body: string;
  notes: readonly string[];
}) {
  const { title, hideTitle = false, line, headers, body, notes } = props;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <div>
        {!hideTitle && <SideTitle>{title}</SideTitle>}
        <p className="font-mono text-xs leading-5 [overflow-wrap:anywhere]">{line}</p>
      </div>
      {headers.length > 0 && (
        <details className="group">
          <summary className="focus-ring -mx-1 flex w-fit cursor-default list-none items-center gap-1 rounded-sm px-1 text-muted text-sm hover:text-ink pointer-coarse:py-2">
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 shrink-0 transition-transform group-open:rotate-90"
            />
            {headers.length === 1 ? '1 header' : `${headers.length} headers`}
          </summary>
          <div className="mt-1.5">
            <CodeText
              block
              text={headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
            />
          </div>
        </details>
      )}
      {body === '' ? (
        <p className="text-muted text-sm">No body.</p>
      ) : (
        <section
          aria-label={`Body, ${title.toLowerCase()}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long body is scrolled with the keyboard
          tabIndex={0}
          className="scroll-thin focus-ring max-h-96 overflow-y-auto rounded-lg"
        >
          <CodeText block text={indented(body)} copyLabel={`Copy body, ${title.toLowerCase()}`} />
        </section>
      )}
      {notes.map((note) => (
        <p key={note} className="text-muted text-xs">
          {note}
        </p>
      ))}
    </section>
  );
}

/** JSON with a line for each value; any other text as it is. */
function indented(body: string): string {
  try {
    const document: unknown = JSON.parse(body);
    return typeof document === 'object' ? JSON.stringify(document, null, 2) : body;
  } catch {
    return body;
  }
}
