import { describe, expect, test } from 'vitest';
import { type Facts, judgeIdentity } from './judge-identity.ts';

const nobody: Facts = {
  intent: 'signIn',
  verifiedEmail: 'ada@acme.test',
  signedInId: null,
  ownerId: null,
  holderId: null,
  hasAnother: false,
};
const problem = (name: string, userId: string | null = null) => ({
  kind: 'problem',
  problem: name,
  userId,
});

describe('a sign-in', () => {
  test.each<[string, Partial<Facts>, object]>([
    ['makes an account for a new, verified address', {}, { kind: 'make', email: 'ada@acme.test' }],
    [
      'makes none for an address nobody vouches for',
      { verifiedEmail: null },
      problem('unverified'),
    ],
    ['never opens an account by its address', { holderId: 'b' }, problem('known', 'b')],
    ['opens the linked account', { ownerId: 'a' }, { kind: 'signIn', userId: 'a' }],
    [
      'opens the linked account though another has the address',
      { ownerId: 'a', holderId: 'b' },
      { kind: 'signIn', userId: 'a' },
    ],
    [
      'opens the linked account without any address',
      { ownerId: 'a', verifiedEmail: null },
      { kind: 'signIn', userId: 'a' },
    ],
    [
      'confirms who is signed in',
      { ownerId: 'a', signedInId: 'a' },
      { kind: 'signIn', userId: 'a' },
    ],
    ['confirms nobody else', { ownerId: 'b', signedInId: 'a' }, problem('other', 'a')],
    ['makes no account for who is signed in', { signedInId: 'a' }, problem('other', 'a')],
  ])('%s', (_, facts, judgement) => {
    expect(judgeIdentity({ ...nobody, ...facts })).toEqual(judgement);
  });
});

describe('linking', () => {
  test.each<[string, Partial<Facts>, object]>([
    ['needs somebody signed in', {}, problem('signedOut')],
    ['needs somebody signed in, owner or not', { ownerId: 'a' }, problem('signedOut')],
    ['links', { signedInId: 'a' }, { kind: 'link', userId: 'a' }],
    [
      'asks nothing of the address',
      { signedInId: 'a', verifiedEmail: null, holderId: 'b' },
      { kind: 'link', userId: 'a' },
    ],
    ['takes nothing from others', { signedInId: 'a', ownerId: 'b' }, problem('taken', 'a')],
    ['keeps one of each', { signedInId: 'a', hasAnother: true }, problem('another', 'a')],
    [
      'may be done twice',
      { signedInId: 'a', ownerId: 'a', hasAnother: true },
      { kind: 'linkedAlready' },
    ],
  ])('%s', (_, facts, judgement) => {
    expect(judgeIdentity({ ...nobody, intent: 'link', ...facts })).toEqual(judgement);
  });
});
