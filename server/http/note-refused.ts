import type { Context } from 'hono';
import type { DoorLog } from '#server/core/audit-doors.ts';
import type { HttpEnv } from './app.ts';

/** Inputs that are refused before anybody reads them. */
const inputs: ReadonlySet<string> = new Set([
  'request.tooLarge',
  'request.tooComplex',
  'request.notJson',
  'request.batchTooLarge',
]);

/** Tells the log of the doors why this request was refused, if it was refused at one. */
export function noteRefused(c: Context<HttpEnv>, doors: DoorLog): void {
  const reason = c.get('refused');
  if (reason === undefined) return;
  const { ipAddress, requestId } = c.var;
  // The addresses of pages hold tokens: of invitations, of new passwords.
  const path = c.req.path.startsWith('/api/') ? c.req.path : null;
  const userAgent = c.req.header('user-agent')?.slice(0, 500) ?? null;
  const from = { ipAddress, userAgent, requestId, path };
  if (reason === 'request.foreign') {
    doors.note({ door: 'origin', origin: c.req.header('origin') ?? null, ...from });
  } else if (inputs.has(reason)) {
    doors.note({ door: 'input', reason, ...from });
  }
}
