import type { z } from 'zod';
import { compilePattern } from './compile-pattern.ts';
import { documentField, type ExpectationDocument } from './expectation-document.ts';
import { ScenarioContent } from './schema.ts';

type Turns = readonly ({ user: string } | { expect: readonly ExpectationDocument[] })[];

/**
 * Reports what `ScenarioContent` refuses and patterns that do not compile, at the places of the document:
 * files and forms have one set of limits.
 */
export function checkDocument(
  spec: { turns: Turns },
  content: ScenarioContent,
  context: z.RefinementCtx,
): void {
  for (const issue of ScenarioContent.safeParse(content).error?.issues ?? []) {
    const path = documentPath(spec.turns, issue.path);
    context.addIssue({ code: 'custom', message: issue.message, path });
  }
  for (const [i, turn] of spec.turns.entries()) {
    if (!('expect' in turn)) continue;
    for (const [j, { regex, flags }] of turn.expect.entries()) {
      if (!regex) continue;
      const compiled = compilePattern(regex, flags);
      if (compiled.ok) continue;
      const path = ['turns', i, 'expect', j, 'regex'];
      context.addIssue({ code: 'custom', message: compiled.problem.message, path });
    }
  }
}

function documentPath(turns: Turns, path: readonly PropertyKey[]): PropertyKey[] {
  const [, i, part, j, field, ...rest] = path;
  const turn = turns[Number(i)];
  if (part === 'userText') return ['turns', Number(i), 'user'];
  if (part !== 'expectations' || turn === undefined || !('expect' in turn)) return [...path];
  const expectation = turn.expect[Number(j)];
  if (expectation === undefined || field === undefined) {
    return ['turns', Number(i), 'expect', ...(j === undefined ? [] : [j])];
  }
  return [
    'turns',
    Number(i),
    'expect',
    Number(j),
    documentField(expectation, String(field)),
    ...rest,
  ];
}
