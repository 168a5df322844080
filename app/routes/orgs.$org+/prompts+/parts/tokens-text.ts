/** How many tokens some texts are together, as people say it. */
export function tokensText(counts: readonly { tokens: number; isExact: boolean }[]): string {
  const sum = counts.reduce((all, { tokens }) => all + tokens, 0);
  const about = counts.every(({ isExact }) => isExact) ? '' : 'About ';
  return `${about}${sum.toLocaleString('en')} ${sum === 1 ? 'token' : 'tokens'}`;
}
