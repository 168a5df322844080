import type { ExportedTurn } from './exported.ts';

/** A conversation as plain text, with what did not pass below the reply it judges. */
export function turnsText(turns: readonly ExportedTurn[]): string {
  return turns.map(turnText).join('\n\n');
}

function turnText(turn: ExportedTurn, index: number): string {
  const said = [`Turn ${index + 1}`, `User: ${turn.userText}`];
  if (turn.replyText === null) said.push(`No reply: ${turn.errorMessage ?? 'no reason was given'}`);
  else said.push(`Assistant: ${turn.replyText}`);
  const judged = turn.expectations
    .filter(({ verdict }) => verdict !== 'PASS')
    .map(({ verdict, evidence }) => `${verdict}: ${evidence.message}`);
  return [...said, ...judged].join('\n');
}
