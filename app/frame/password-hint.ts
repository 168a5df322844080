const shortest = 12;

/** What a new password still lacks, counting characters as people do rather than UTF-16 units. */
export function passwordHint(password: string): string {
  const missing = shortest - [...password].length;
  if (password === '') return 'At least 12 characters. A few random words are easy to keep.';
  if (missing > 0) return `${missing} more ${missing === 1 ? 'character' : 'characters'}.`;
  return 'Long enough.';
}
