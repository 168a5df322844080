import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentSchema } from './json-schema.ts';
import { readUpload } from './read-upload.ts';
import { writeDocument } from './write-documents.ts';

const root = new URL('../../examples/import/', import.meta.url);
const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(documentSchema())));

/** The files of an example, by path: one file, or everything in a folder. */
function filesOf(place: string): [string, string][] {
  const url = new URL(place, root);
  if (!place.endsWith('/')) return [[place, readFileSync(url, 'utf8')]];
  return readdirSync(url, { withFileTypes: true }).flatMap((entry) =>
    filesOf(`${place}${entry.name}${entry.isDirectory() ? '/' : ''}`),
  );
}

async function read(place: string) {
  const reading = await readUpload({ texts: new Map(filesOf(place)), problems: [] });
  const documents = reading.documents.map(({ document }) => document);
  for (const document of documents) {
    expect(schema.safeParse(parse(writeDocument(document))).error?.issues).toBeUndefined();
  }
  const kinds = documents.map(({ kind }) => kind);
  return {
    problems: reading.problems,
    kinds: Object.fromEntries(
      [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
    ),
    unmapped: reading.unmapped.map(
      ({ file, line, what }) => `${file.replace(place, '')}:${line} ${what}`,
    ),
    notes: reading.notes.map(({ what }) => what),
    documents,
  };
}

const promptfoo: Record<string, { kinds: Record<string, number>; unmapped: string[] }> = {
  '01-inline-tests.yaml': {
    kinds: { Prompt: 1, Target: 1, Scenario: 2, Suite: 1 },
    unmapped: [':22 javascript'],
  },
  '02-all-assertions.yaml': {
    kinds: { Scenario: 3, Suite: 1 },
    unmapped: [
      ':17 not-contains-all',
      ':23 not-regex',
      ':28 equals',
      ':34 threshold',
      ':35 not-llm-rubric',
      ':36 factuality',
    ],
  },
  '03-default-test.yaml': {
    kinds: { Scenario: 2, Suite: 1 },
    unmapped: [':12 provider', ':17 latency', ':18 threshold', ':22 weight', ':23 weight'],
  },
  '04-chat-prompt.yaml': {
    kinds: { Prompt: 1, Target: 2, Variable: 1, Scenario: 2, Suite: 1 },
    unmapped: [':13 tools', ':15 https://bot.example/chat'],
  },
  '05-conversation.yaml': {
    kinds: { Target: 1, Scenario: 2, Suite: 1 },
    unmapped: [':16 threshold', ':25 storeOutputAs'],
  },
  '06-variable-lists.yaml': {
    kinds: { Scenario: 1, Suite: 1 },
    unmapped: [':11 llm-rubric', ':12 Translate “{{text}}” into {{language}}.', ':15 text'],
  },
  '07-scenarios.yaml': {
    kinds: { Scenario: 4, Suite: 1 },
    unmapped: [':15 threshold', ':15 metric'],
  },
  '08-assert-sets.yaml': {
    kinds: { Scenario: 3, Suite: 1 },
    unmapped: [
      ':3 maxConcurrency',
      ':4 env',
      ':5 extensions',
      ':13 assert-set',
      ':19 transform',
      ':20 contains',
      ':21 file://tests/generate.py:make',
      ':23 providers',
      ':24 is-json',
      ':24 contains',
    ],
  },
  '09-json.json': {
    kinds: { Target: 1, Scenario: 1, Suite: 1 },
    unmapped: [':5 safe_prompt', ':12 word-count', ':17 outputPath'],
  },
  '10-files/': {
    kinds: { Prompt: 2, Target: 2, Variable: 1, Scenario: 5, Suite: 1 },
    unmapped: [
      'promptfooconfig.yaml:4 file://prompts/missing.txt',
      'promptfooconfig.yaml:5 file://prompts/generate.js',
      'promptfooconfig.yaml:7 file://providers.yaml',
      'tests/cases.csv:1 __metric',
      'tests/cases.csv:3 javascript',
      'tests/cases.csv:4 threshold',
    ],
  },
  '11-no-prompts.yaml': {
    kinds: { Target: 1, Scenario: 1, Suite: 1 },
    unmapped: [':5 not-regex', ':6 is-refusal'],
  },
};

describe('promptfoo configurations become documents, and every line without an equal is named', () => {
  it('all of them', () => {
    const entries = readdirSync(new URL('promptfoo/', root), { withFileTypes: true });
    const names = entries.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`);
    expect(Object.keys(promptfoo).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(promptfoo))('%s', async (name, expected) => {
    const { problems, kinds, unmapped } = await read(`promptfoo/${name}`);
    expect({ problems, kinds, unmapped }).toEqual({ problems: [], ...expected });
  });

  it('makes one scenario of tests that share a conversation, and a table of lists', async () => {
    const threads = await read('promptfoo/05-conversation.yaml');
    const [founder] = threads.documents.filter(({ kind }) => kind === 'Scenario');
    expect(founder?.spec).toMatchObject({
      onFail: 'continue',
      turns: [
        { user: 'Who founded the shop?' },
        { expect: [{ mustContain: ['Lindenhof'], caseSensitive: true }] },
        { user: 'When was that?' },
        { expect: [{ regex: '\\b19\\d\\d\\b' }] },
      ],
    });
    const lists = await read('promptfoo/06-variable-lists.yaml');
    const [greetings] = lists.documents.filter(({ kind }) => kind === 'Scenario');
    expect(greetings?.spec).toMatchObject({
      data: [
        { name: 'French · Hello', values: { language: 'French', text: 'Hello' } },
        { name: 'French · Goodbye' },
        { name: 'German · Hello' },
        { name: 'German · Goodbye' },
      ],
      turns: [
        { user: 'Translate “{{text}}” into {{language}}.' },
        {
          expect: [
            { mustNotContain: ['{{text}}'], caseSensitive: true },
            { regex: '^{{text}}!', negated: true },
          ],
        },
      ],
    });
  });
});

describe('Botium conversations', () => {
  it('become scenarios with their utterances', async () => {
    const { problems, unmapped, documents } = await read('botium/');
    expect(problems).toEqual([]);
    expect(unmapped).toEqual([
      'order.convo.txt:4 #begin',
      'order.convo.txt:7 UTT_GREETING',
      'order.convo.txt:22 #me #private',
      'order.convo.txt:26 BUTTONS Yes|No',
    ]);
    expect(documents).toMatchObject([
      {
        kind: 'Scenario',
        name: 'Order status',
        spec: {
          description: 'An order is found by its number.',
          turns: [
            { user: 'Hello' },
            { expect: [{ mustContain: ['Hello, how can I help?'] }] },
            { user: 'Where is my order LG-20416?' },
            {
              expect: [
                { mustNotContain: ['refund'] },
                { mustContainAny: ['is on its way', 'is being packed'] },
              ],
            },
            { user: 'Thanks' },
            { expect: [{ regex: 'You are [\\s\\S]* welcome', flags: 'i' }] },
          ],
        },
      },
    ]);
  });
});

describe('a table of questions', () => {
  it('becomes scenarios; how its columns are read is told', async () => {
    const { unmapped, notes, documents } = await read('csv/');
    expect(notes).toEqual(['Question', 'Expected answer', 'Category', 'Difficulty']);
    expect(unmapped).toEqual(['questions.csv:4 , no question, returns,']);
    expect(documents).toMatchObject([
      { name: 'When are you open?', spec: { tags: ['service', 'Difficulty:easy'] } },
      {
        name: 'Can I return a tree, and how?',
        spec: { turns: [{}, { expect: [{ mustContain: ['return label'] }] }] },
      },
    ]);
  });
});
