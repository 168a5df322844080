import type { z } from 'zod';

/** What is wrong with a value, in words, where its schema does not say it; undefined: zod's own. */
export function issueText(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum).toLocaleString('en');
    if (issue.origin === 'string') return `Use at most ${most} characters.`;
    return issue.origin === 'array' ? `Choose at most ${most}.` : `Use ${most} or less.`;
  }
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum).toLocaleString('en');
    if (issue.origin === 'string') {
      return least === '1' ? 'Fill this in.' : `Use at least ${least} characters.`;
    }
    return issue.origin === 'array' ? `Choose at least ${least}.` : `Use ${least} or more.`;
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return 'Fill this in.';
    return issue.expected === 'int' ? 'Use a whole number.' : undefined;
  }
  return undefined;
}
