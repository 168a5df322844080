import { isRouteErrorResponse } from '@remix-run/react';

export interface ExplainedError {
  /** Of the answer; 0 where none came because the server can't be reached. */
  status: number;
  title: string;
  sentence: string;
  /** The server's own name of what went wrong, such as `org.notFound`; empty when there is none. */
  reason: string;
  /** What to quote when asking for help; null when it is not known. */
  requestId: string | null;
}

const titles: Record<number, string> = {
  403: 'You may not see this',
  404: 'There is no such page',
};

const reasonTitles: Record<string, string> = {
  'org.secondFactorNeeded': 'A second factor is needed here',
};

const sentences: Record<number, string> = {
  403: 'Your role doesn’t include it. An administrator of the organization can change that.',
  404: 'The address may be wrong, or what was here is gone or belongs to somebody else.',
};

function bodyOf(data: unknown): { message: string; reason: string; requestId: string | null } {
  if (typeof data === 'string') return { message: data, reason: '', requestId: null };
  if (typeof data !== 'object' || data === null)
    return { message: '', reason: '', requestId: null };
  const message = 'message' in data && typeof data.message === 'string' ? data.message : '';
  const id = 'requestId' in data && typeof data.requestId === 'string' ? data.requestId : '';
  const reason = 'reason' in data && typeof data.reason === 'string' ? data.reason : '';
  return { message, reason, requestId: id || null };
}

/** What browsers say, each in its own words, of a call that came to no answer. */
const noAnswer = /^(Failed to fetch|NetworkError when|Load failed|The network connection was lost)/;

/** Says what a failed page means; anything but a thrown response is a failure of ours. */
export function explainError(error: unknown): ExplainedError {
  if (error instanceof TypeError && noAnswer.test(error.message)) {
    return {
      status: 0,
      reason: 'unreachable',
      title: 'The server can’t be reached',
      sentence:
        'Check the connection. If the server is being restarted, this page comes back by itself. What was saved is not lost.',
      requestId: null,
    };
  }
  const response = isRouteErrorResponse(error) ? error : null;
  const status = response?.status ?? 500;
  const { message, reason, requestId } = bodyOf(response?.data);
  const isFramework = /^Error: |^No route matches/.test(message);
  return {
    status,
    reason,
    title: reasonTitles[reason] ?? titles[status] ?? 'Something went wrong',
    sentence:
      (!isFramework && message) ||
      (sentences[status] ??
        'This page could not be shown. Nothing was lost on the server. Try again; if it stays, tell whoever runs this server what you did.'),
    requestId,
  };
}

/** The title of a page, which is that of its failure when it has one. */
export function errorTitle(error: unknown): string {
  if (error === undefined) return 'Assay';
  return `${explainError(error).title} · Assay`;
}
