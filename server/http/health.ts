import { timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import type { HttpEnv, HttpOptions } from './app.ts';

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Liveness, readiness and metrics, for whatever watches the process. */
export function healthRoutes(app: Hono<HttpEnv>, options: HttpOptions): void {
  app.get('/health/live', (c) => c.json({ status: 'ok' }));

  app.get('/health/ready', async (c) => {
    const problems = await options.isReady();
    if (problems.length > 0) {
      return c.json({ status: 'unavailable', problems }, 503, { 'retry-after': '5' });
    }
    // Without its root key a process still answers: worth a word, no reason to take it out.
    const sealed = await options.services.secrets.problem();
    // Where the key is, and why it can't be reached, is not for everybody: the log says it.
    const notes = ['Stored secrets can’t all be used just now. The log says why.'];
    return c.json(sealed === null ? { status: 'ok' } : { status: 'ok', notes });
  });

  app.get('/metrics', async (c) => {
    const { metricsToken } = options;
    const sent = c.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    // A proxy on this machine speaks for others.
    const isForwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded');
    const isLocal = !isForwarded && /^127\.|^::1$/.test(c.get('ipAddress') ?? '');
    const isAllowed = metricsToken === null ? isLocal : sameText(sent, metricsToken);
    if (!isAllowed) return c.json({ message: 'Metrics need the metrics token.' }, 401);
    const type = 'text/plain; version=0.0.4; charset=utf-8';
    return c.text(await options.metrics(), 200, { 'content-type': type });
  });
}
