import { ChevronRight } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { Skeleton } from '#app/ui/skeleton.tsx';
import { ExchangeSide } from '../../../targets+/parts/exchange-view.tsx';
import { curlCommand, type RawRequest, requestText } from './request-text.ts';
import { useRawRequest } from './use-raw-request.ts';

export interface RawRequestPanelProps {
  itemId: string;
  /** Of the turn in its scenario, and as people count it. */
  position: number;
  number: number;
  /** How often it was tried. */
  tries: number;
}

/** What was sent for a turn, read when it is opened. */
export function RawRequestPanel({ itemId, position, number, tries }: RawRequestPanelProps) {
  const { told, failed, read } = useRawRequest({ itemId, position });
  return (
    <details
      className="group mt-1 w-full min-w-0"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && told === null) void read();
      }}
    >
      <summary className="focus-ring -mx-0.5 flex w-fit cursor-default list-none items-center gap-1 rounded-sm px-0.5 text-muted text-xs hover:text-ink pointer-coarse:py-2">
        <ChevronRight
          aria-hidden="true"
          className="size-3.5 shrink-0 transition-transform group-open:rotate-90"
        />
        Raw request
        <span className="sr-only"> of turn {number}</span>
      </summary>
      <div className="mt-1.5 flex max-w-[min(38rem,100%)] flex-col gap-3 rounded-lg border border-line bg-surface p-3">
        {failed !== null ? (
          <Callout
            tone="danger"
            action={
              <Button size="sm" onClick={() => void read()}>
                Try again
              </Button>
            }
          >
            {failed}
          </Callout>
        ) : told === null ? (
          <Loading />
        ) : 'problem' in told ? (
          <p className="text-sm">{told.problem}</p>
        ) : (
          <Shown request={told} notes={told.notes} tries={tries} number={number} />
        )}
      </div>
    </details>
  );
}

function Loading() {
  return (
    <div role="status" className="flex flex-col gap-2">
      <span className="sr-only">Reading what was sent…</span>
      <Skeleton className="w-3/4" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}

function Shown(props: {
  request: RawRequest;
  notes: readonly string[];
  tries: number;
  number: number;
}) {
  const { request, notes, tries, number } = props;
  const hasSecret = request.headers.some(({ value }) => value.includes('[secret]'));
  return (
    <>
      <ExchangeSide
        title={`Request of turn ${number}`}
        hideTitle
        line={
          <>
            <b className="font-semibold">{request.method}</b> {request.url}
          </>
        }
        headers={request.headers}
        body={request.body}
        notes={[
          'Rebuilt from what the run keeps, by the code that sends it. The connection adds its host, length and the like.',
          ...(hasSecret ? ['[secret] stands for a secret, which was not opened for this.'] : []),
          ...notes,
          ...(tries > 1 ? [`It was tried ${tries} times, each time with the same.`] : []),
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <CopyButton withText variant="secondary" label="Copy request" text={requestText(request)} />
        <CopyButton withText variant="secondary" label="Copy as curl" text={curlCommand(request)} />
      </div>
      {hasSecret && (
        <p className="text-muted text-xs">
          The curl command takes the secret from the variable <code>SECRET</code> of your shell.
        </p>
      )}
    </>
  );
}
