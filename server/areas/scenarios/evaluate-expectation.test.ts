import { describe, expect, it } from 'vitest';
import { parseJudgeAnswer } from '#server/outside/judge.ts';
import { evaluateExpectation } from './evaluate-expectation.ts';
import { worstVerdict } from './worst-verdict.ts';

const semantic = { kind: 'SEMANTIC_ASSERT' as const, rubric: 'Apologizes.' };

describe('evaluateExpectation', () => {
  it('dispatches the text kinds and patterns', () => {
    const values = ['yes'];
    expect(
      evaluateExpectation({ kind: 'MUST_CONTAIN', values, caseSensitive: false }, 'Yes').verdict,
    ).toBe('PASS');
    expect(
      evaluateExpectation({ kind: 'REGEX', pattern: 'y', flags: '', negated: true }, 'yes').verdict,
    ).toBe('FAIL');
  });

  it('takes the judge at its word only within the schema', () => {
    const answer = { verdict: 'FAIL', confidence: 0.8, reason: 'No apology.' };
    expect(evaluateExpectation(semantic, 'Hi', { answer })).toEqual({
      verdict: 'FAIL',
      evidence: { message: 'No apology.', matches: [], missing: [], confidence: 0.8 },
    });
    const wrong = [
      null,
      'PASS',
      { pass: true },
      { ...answer, confidence: 2 },
      { ...answer, extra: 1 },
      { verdict: 'PASS' },
    ];
    for (const each of wrong) {
      expect(evaluateExpectation(semantic, 'Hi', { answer: each }).verdict).toBe('ERROR');
    }
  });

  it('is ERROR without a judge', () => {
    expect(evaluateExpectation(semantic, 'Hi').verdict).toBe('ERROR');
    expect(
      evaluateExpectation(semantic, 'Hi', { problem: 'The judge hung up.' }).evidence.message,
    ).toBe('The judge hung up.');
  });
});

describe('parseJudgeAnswer', () => {
  it('reads exactly the schema', () => {
    expect(parseJudgeAnswer(' {"verdict":"PASS","confidence":1,"reason":"Fine."} ')).toEqual({
      verdict: 'PASS',
      confidence: 1,
      reason: 'Fine.',
    });
  });

  it.each([
    'PASS',
    '{"pass": true}',
    '{"confidence":1,"reason":"x"}',
    '{"verdict":"PASS","confidence":"1","reason":"x"}',
    '{"verdict":"pass","confidence":1,"reason":"x"}',
    '{"verdict":"PASS","confidence":1,"reason":" "}',
    '```json\n{"verdict":"PASS","confidence":1,"reason":"x"}\n```',
    '[]',
    '',
  ])('is null for %j', (text) => {
    expect(parseJudgeAnswer(text)).toBeNull();
  });
});

describe('worstVerdict', () => {
  it('takes ERROR over FAIL over PASS, and nothing for UNCHECKED', () => {
    expect(worstVerdict(['PASS', 'FAIL', 'ERROR'])).toBe('ERROR');
    expect(worstVerdict(['PASS', 'FAIL', 'UNCHECKED'])).toBe('FAIL');
    expect(worstVerdict(['UNCHECKED', 'PASS'])).toBe('PASS');
    expect(worstVerdict(['UNCHECKED'])).toBe('UNCHECKED');
    expect(worstVerdict([])).toBe('UNCHECKED');
  });
});
