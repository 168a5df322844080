import { compilePattern } from './compile-pattern.ts';
import { scenarioErrors } from './errors.ts';
import type { ScenarioTurn } from './schema.ts';

/** Refuses turns with a pattern that does not compile, at the pattern's own path. */
export function checkPatterns(turns: readonly ScenarioTurn[]): void {
  for (const [i, turn] of turns.entries()) {
    if (turn.kind !== 'EXPECT') continue;
    for (const [j, expectation] of turn.expectations.entries()) {
      if (expectation.kind !== 'REGEX') continue;
      const compiled = compilePattern(expectation.pattern, expectation.flags);
      if (compiled.ok) continue;
      const field = ['turns', i, 'expectations', j, 'pattern'];
      throw scenarioErrors.pattern(compiled.problem.message, field);
    }
  }
}
