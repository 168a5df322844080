import { describe, expect, it } from 'vitest';
import { auditDownloads, auditQuery } from './audit-query.server.ts';

const now = new Date('2026-11-21T12:00:00Z');
const query = (search: string) => auditQuery(new Request(`http://assay.test/audit?${search}`), now);
const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('what the address asks of the log', () => {
  it('is who: a person or a token by id, Assay itself, strangers', () => {
    expect(query(`who=${id}`)).toEqual({ actorId: id });
    expect(query('who=job')).toEqual({ actorKind: 'job' });
    expect(query('who=stranger')).toEqual({ actorKind: 'stranger' });
  });

  it('is on which kind of thing, and on which one', () => {
    expect(query(`on=prompt&thing=${id}`)).toEqual({ resourceKind: 'prompt', resourceId: id });
  });

  it('is days by the clocks of a zone, the last one included', () => {
    expect(query('period=days&from=2026-11-01&to=2026-11-20&zone=Europe/Berlin')).toEqual({
      from: new Date('2026-10-31T23:00:00Z'),
      to: new Date('2026-11-20T23:00:00Z'),
    });
    expect(query('period=days&from=2026-11-01')).toEqual({ from: new Date('2026-11-01') });
    expect(query('period=days&to=2026-11-01&zone=Nowhere')).toEqual({ to: new Date('2026-11-02') });
  });

  it('is a period up to now; days left over from before count for nothing', () => {
    expect(query('period=day&from=2026-01-01')).toEqual({ from: new Date('2026-11-20T12:00:00Z') });
    expect(query('from=2026-01-01')).toEqual({});
  });

  it('is left out where it can mean nothing', () => {
    expect(
      query(
        'who=x&on=nothing&thing=1&outcome=maybe&action=x&period=days&from=tomorrow&to=2026-02-31',
      ),
    ).toEqual({});
  });

  it('is downloaded as it is shown', () => {
    const asked = query(
      `q=hello&who=job&on=run&thing=${id}&outcome=failure&period=days&to=2026-11-20`,
    );
    const { csv } = auditDownloads('acme', asked);
    expect(Object.fromEntries(new URL(csv, 'http://assay.test').searchParams)).toEqual({
      format: 'csv',
      search: 'hello',
      actorKind: 'job',
      resourceKind: 'run',
      resourceId: id,
      outcome: 'failure',
      to: '2026-11-21T00:00:00.000Z',
    });
  });
});
