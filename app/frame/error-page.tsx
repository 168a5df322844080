import { useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import { type ExplainedError, explainError } from './explain-error.ts';
import { useReturningServer } from './use-returning-server.ts';

/** What a page shows instead of itself when it can't be shown; `home` is where one can go on. */
export function ErrorPage({ home = '/' }: { home?: string }) {
  const error = explainError(useRouteError());
  const needsFactor = error.reason === 'org.secondFactorNeeded';
  const actions = needsFactor ? <SetUpFactor /> : error.status === 0 && <ReadAgain />;
  return <ErrorNotice {...error} home={home} actions={actions} />;
}

/** Reads the page again as soon as the server answers: asked for, or by itself. */
function ReadAgain() {
  const { isAsking, ask } = useReturningServer();
  return (
    <Button variant="primary" pending={isAsking} onClick={ask}>
      Try again
    </Button>
  );
}

/** The way out for whoever an organization asks for a second factor. */
function SetUpFactor() {
  return (
    <Button asChild variant="primary">
      <a href="/me/security">Set it up now</a>
    </Button>
  );
}

/** A failure in people's words, with ways to go on. */
export function ErrorNotice(props: ExplainedError & { home: string; actions?: ReactNode }) {
  const { status, title, sentence, requestId, home } = props;
  return (
    <div className="mx-auto flex w-full max-w-110 flex-col items-start py-[6vh]">
      {status > 0 && (
        <p className="font-medium font-mono text-muted text-sm tabular-nums">{status}</p>
      )}
      <h1 className="mt-2 font-semibold text-2xl">{title}</h1>
      <p className="mt-2 text-pretty text-muted [overflow-wrap:anywhere]">{sentence}</p>
      {requestId && (
        <p className="mt-4 flex max-w-full items-center gap-2 rounded-md border border-line bg-surface py-1 pr-1 pl-2.5 text-sm">
          <span className="shrink-0 text-muted">Request id</span>
          <code className="min-w-0 truncate font-mono text-xs">{requestId}</code>
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        {props.actions}
        {status >= 500 && (
          <Button variant="primary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        )}
        {status > 0 && (
          <Button asChild variant={status >= 500 || props.actions ? 'secondary' : 'primary'}>
            {/* A full page load: whatever broke on this page is left behind. */}
            <a href={home}>Go to the start page</a>
          </Button>
        )}
      </div>
    </div>
  );
}
