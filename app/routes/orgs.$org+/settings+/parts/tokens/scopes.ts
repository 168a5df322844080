import { z } from 'zod';
import { includes } from '#app/frame/patterns.ts';
import { CreateToken } from '#server/areas/tokens/schema.ts';

export const TokenKind = z.enum(['read', 'run', 'custom']);
export type TokenKind = z.infer<typeof TokenKind>;

const forRuns = [
  'org:read',
  'prompts:read',
  'variables:read',
  'scenarios:read',
  'suites:read',
  'targets:read',
  'runs:read',
  'runs:execute',
];

/** What there is to choose from: what the maker holds, of all permissions. */
export interface Choice {
  held: readonly string[];
  all: readonly string[];
}

/** The scopes of a kind of token, out of what its maker holds; none when the maker can't make such a one. */
export function scopesOf(kind: TokenKind, custom: string[], { held, all }: Choice): string[] {
  if (kind === 'custom') return custom;
  if (kind === 'run')
    return held.includes('runs:execute') ? forRuns.filter((one) => held.includes(one)) : [];
  const reads = all.filter((key) => includes('*:read', key));
  return reads.every((key) => held.includes(key))
    ? ['*:read']
    : reads.filter((key) => held.includes(key));
}

/** What the form for a new token asks; it can't be sent without a choice of permissions. */
export const NewToken = z
  .object({
    name: CreateToken.shape.name,
    kind: TokenKind,
    scopes: z.array(z.string()),
    days: z.enum(['7', '30', '90', '365']),
  })
  .refine(({ kind, scopes }) => kind !== 'custom' || scopes.length > 0, {
    path: ['scopes'],
    error: 'Choose what the token may do.',
  });
