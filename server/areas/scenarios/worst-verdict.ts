import type { Verdict } from './schema.ts';

/**
 * The verdict of a whole from those of its parts: ERROR over FAIL over PASS. Unchecked parts add nothing;
 * where nothing was checked at all, the whole is UNCHECKED, never PASS.
 */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  const seen = new Set(verdicts);
  if (seen.has('ERROR')) return 'ERROR';
  if (seen.has('FAIL')) return 'FAIL';
  return seen.has('PASS') ? 'PASS' : 'UNCHECKED';
}
