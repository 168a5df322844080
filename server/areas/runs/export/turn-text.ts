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
    .filter((one) => one.verdict !== 'PASS' || isOverruled(one))
    .map(judgedText);
  return [...said, ...judged].join('\n');
}

type Judged = ExportedTurn['expectations'][number];

function isOverruled({ verdict, human, machineVerdict = verdict }: Judged): boolean {
  return !!human && human.verdict !== machineVerdict;
}

function judgedText(judged: Judged): string {
  const { verdict, evidence, human, machineVerdict } = judged;
  if (!human || !isOverruled(judged)) return `${verdict}: ${evidence.message}`;
  const by = human.by ?? 'a person';
  return `${verdict}: ${human.note} (said by ${by}; it was judged ${machineVerdict}: ${evidence.message})`;
}
