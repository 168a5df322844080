import { compilePattern } from './compile-pattern.ts';
import { ScenarioContent } from './schema.ts';

/**
 * Why a scenario can't be played once it is filled in, as a sentence with its turn, or null: an empty
 * text would pass everything, and a long one break the limits that hold for written ones.
 */
export function checkFilled(content: ScenarioContent): string | null {
  const [issue] = ScenarioContent.safeParse(content).error?.issues ?? [];
  if (issue) return sentence(issue.path, issue.message);
  for (const [i, turn] of content.turns.entries()) {
    if (turn.kind !== 'EXPECT') continue;
    for (const expectation of turn.expectations) {
      if (expectation.kind !== 'REGEX') continue;
      const compiled = compilePattern(expectation.pattern, expectation.flags);
      if (!compiled.ok) return sentence(['turns', i], compiled.problem.message);
    }
  }
  return null;
}

function sentence([part, turn]: readonly PropertyKey[], message: string): string {
  return part === 'turns' && typeof turn === 'number' ? `Turn ${turn + 1}: ${message}` : message;
}
