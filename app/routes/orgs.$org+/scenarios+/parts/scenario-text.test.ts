import { expect, it } from 'vitest';
import { scenarioText } from './scenario-text.ts';

it('writes a scenario as lines one can compare', () => {
  const text = scenarioText({
    locale: 'de',
    onFail: 'STOP',
    threshold: null,
    variables: {},
    data: null,
    turns: [
      { kind: 'USER', userText: 'Hallo\nWo ist mein Paket?' },
      {
        kind: 'EXPECT',
        expectations: [
          { kind: 'MUST_CONTAIN', values: ['Paket'], caseSensitive: false },
          { kind: 'MUST_CONTAIN_ANY', values: ['DHL', 'UPS'], caseSensitive: true },
          { kind: 'MUST_NOT_CONTAIN', values: ['Garantie'], caseSensitive: false },
          { kind: 'REGEX', pattern: '\\d+', flags: 'i', negated: true },
          { kind: 'SEMANTIC_ASSERT', rubric: 'Asks for the order number.' },
        ],
      },
    ],
  });
  expect(text.split('\n')).toEqual([
    'Language: de',
    'After a failure: stop',
    '',
    'User:',
    '  Hallo',
    '  Wo ist mein Paket?',
    '',
    'The reply:',
    '  contains “Paket”',
    '  contains any of “DHL”, “UPS” (same case)',
    '  does not contain “Garantie”',
    '  does not match /\\d+/ (flags i)',
    '  says “Asks for the order number.” (a judge decides)',
  ]);
});

it('writes all that a version may hold, each where it is there', () => {
  const text = scenarioText({
    locale: 'en',
    onFail: 'CONTINUE',
    threshold: 0.8,
    variables: { shop: 'Lindenhof\nGarden' },
    data: { columns: ['tier'], rows: [{ name: 'Gold', values: ['gold'] }] },
    turns: [
      { kind: 'USER', userText: 'Hello' },
      {
        kind: 'EXPECT',
        expectations: [{ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.', weight: 2 }],
        sample: 'Hi',
      },
    ],
  });
  expect(text.split('\n').slice(2)).toEqual([
    'Passes from: 80 %',
    '',
    'Variables:',
    '  shop:',
    '    Lindenhof',
    '    Garden',
    '',
    'Data rows:',
    '  Gold:',
    '    tier: gold',
    '',
    'User:',
    '  Hello',
    '',
    'The reply:',
    '  says “Is kind.” (a judge decides, weight 2)',
    '  Sample reply:',
    '    Hi',
  ]);
});
