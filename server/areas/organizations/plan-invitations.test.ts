import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses.ts';
import { planInvitations } from './plan-invitations.ts';

const ground = {
  members: new Set(['member@x.org']),
  invited: new Set(['invited@x.org']),
  seatsLeft: 10,
  invitationsLeft: 20,
};
const outcomes = (text: string, less: Partial<typeof ground> = {}) =>
  planInvitations(parseAddresses(text), { ...ground, ...less }).map(({ outcome }) => outcome);

describe('planInvitations', () => {
  it('says of each entry what becomes of it', () => {
    const list = 'ada@x.org, member@x.org, invited@x.org, ADA@x.org, nonsense, bob@x.org';
    expect(outcomes(list)).toEqual([
      'invite',
      'member',
      'invited',
      'repeated',
      'notAnAddress',
      'invite',
    ]);
  });

  it('gives the first entries what is left of places and of the hour', () => {
    const list = 'a@x.org, member@x.org, b@x.org, c@x.org';
    expect(outcomes(list, { seatsLeft: 1 })).toEqual(['invite', 'member', 'noRoom', 'noRoom']);
    expect(outcomes(list, { invitationsLeft: 2 })).toEqual([
      'invite',
      'member',
      'invite',
      'tooMany',
    ]);
  });

  it('invites nobody twice and never more than is left', () => {
    const entry = fc.record({
      text: fc.string(),
      email: fc.option(fc.integer({ min: 0, max: 9 }).map((n) => `p${n}@x.org`)),
    });
    const left = fc.nat(12);
    fc.assert(
      fc.property(fc.array(entry), left, left, (entries, seatsLeft, invitationsLeft) => {
        const lines = planInvitations(entries, { ...ground, seatsLeft, invitationsLeft });
        const invited = lines.filter(({ outcome }) => outcome === 'invite');
        expect(new Set(invited.map(({ email }) => email)).size).toBe(invited.length);
        expect(invited.length).toBeLessThanOrEqual(Math.min(seatsLeft, invitationsLeft));
        expect(lines.map(({ text }) => text)).toEqual(entries.map(({ text }) => text));
      }),
    );
  });
});
