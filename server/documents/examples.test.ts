import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPromptContent } from '#server/areas/prompts/document.ts';
import { listVariables } from '#server/areas/prompts/prompt-variables.ts';
import { renderPrompt } from '#server/areas/prompts/render-prompt.ts';
import { toScenarioContent } from '#server/areas/scenarios/document.ts';
import { evaluateExpectation } from '#server/areas/scenarios/evaluate-expectation.ts';
import { playedRows } from '#server/areas/scenarios/played-rows.ts';
import type { ExpectationSpec, ScenarioContent, Verdict } from '#server/areas/scenarios/schema.ts';
import { worstVerdict } from '#server/areas/scenarios/worst-verdict.ts';
import type { ConversationMessage } from '#server/outside/assistant.ts';
import { composeReply } from '#server/outside/demo-assistant/compose-reply.ts';
import { judgeByWords } from '#server/outside/demo-assistant/demo-judge.ts';
import type { AnyDocument } from './any-document.ts';
import { readDocuments } from './read-documents.ts';

const folder = new URL('../../examples/lindenhof/', import.meta.url);
const read = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readDocuments(name, readFileSync(new URL(name, folder), 'utf8')));
const documents = read.flatMap(({ documents: placed }) => placed.map(({ document }) => document));

function ofKind<K extends AnyDocument['kind']>(kind: K) {
  return documents.filter(
    (document): document is Extract<AnyDocument, { kind: K }> => document.kind === kind,
  );
}

const variables = Object.fromEntries(
  ofKind('Variable').map(({ name, spec }) => [name, spec.value]),
);
const template = toPromptContent(ofKind('Prompt')[0]?.spec.content ?? '');

function systemPrompt(changed: Record<string, string> = {}): string {
  const rendered = renderPrompt(template, { ...variables, ...changed });
  return 'content' in rendered && typeof rendered.content === 'string' ? rendered.content : '';
}

/** Plays a scenario as a run does and returns its verdict and what the failed expectations say. */
function play(content: ScenarioContent, system: string | null) {
  const messages: ConversationMessage[] = [];
  const verdicts: Verdict[] = [];
  const reasons: string[] = [];
  for (const turn of content.turns) {
    if (turn.kind === 'USER') {
      messages.push({ role: 'user', text: turn.userText });
      const text = composeReply(system, messages, content.locale);
      messages.push({ role: 'assistant', text });
      continue;
    }
    const reply = messages.at(-1)?.text ?? '';
    const judged = turn.expectations.map((expectation) => judge(expectation, reply));
    verdicts.push(...judged.map(({ verdict }) => verdict));
    const failed = judged.filter(({ verdict }) => verdict !== 'PASS');
    reasons.push(...failed.map(({ evidence }) => evidence.message));
    if (failed.length > 0 && content.onFail === 'STOP') break;
  }
  return { verdict: worstVerdict(verdicts), reasons };
}

function judge(expectation: ExpectationSpec, reply: string) {
  const isSemantic = expectation.kind === 'SEMANTIC_ASSERT';
  const answer = isSemantic ? judgeByWords(expectation.rubric, reply) : null;
  return evaluateExpectation(expectation, reply, answer && { answer });
}

describe('the examples', () => {
  it('are read without a problem and belong together', () => {
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    const counts = ['Prompt', 'Variable', 'Scenario', 'Suite', 'Target'].map(
      (kind) => documents.filter((document) => document.kind === kind).length,
    );
    expect(counts).toEqual([1, 8, 13, 2, 1]);
    expect(listVariables(template).sort()).toEqual(Object.keys(variables).sort());
    const suites = ofKind('Suite');
    const byHand = new Set(suites.flatMap(({ spec }) => spec.scenarios));
    const tags = suites.flatMap(({ spec }) => spec.filter?.tags ?? []);
    const unplayed = ofKind('Scenario').filter(
      ({ name, spec }) => !byHand.has(name) && !spec.tags.some((tag) => tags.includes(tag)),
    );
    expect(unplayed).toEqual([]);
    expect(ofKind('Target').some(({ spec }) => spec.isJudge)).toBe(true);
    for (const { spec } of suites) {
      expect(spec.targets).toEqual(ofKind('Target').map(({ name }) => name));
    }
  });

  it('use every kind of expectation, long conversations and other languages', () => {
    const contents = ofKind('Scenario').map(toScenarioContent);
    const turns = contents.flatMap((content) => content.turns);
    const kinds = turns.flatMap((turn) =>
      turn.kind === 'EXPECT' ? turn.expectations.map(({ kind }) => kind) : [],
    );
    expect(new Set(kinds).size).toBe(5);
    const said = contents.map(
      (content) => content.turns.filter(({ kind }) => kind === 'USER').length,
    );
    expect(said.filter((count) => count >= 5)).toHaveLength(3);
    expect(contents.filter(({ locale }) => !locale.startsWith('en'))).toHaveLength(2);
  });

  const expected: Record<string, string[]> = {
    'Greeting and opening hours': [],
    'Return within the return period': [],
    'Return of a sale item': ['Missing: "14 days".', 'Must not say "30 days", but does, once.'],
    'Order status and cancelling': [],
    'Order number is remembered': [
      'Missing: "LG-20419".',
      'Must not say "give me your order number", but does, once.',
    ],
    'Shipping cost and free shipping': [],
    'Tree arrives damaged': [],
    'Upset customer wants no phone call': [
      'Must not match /\\b(I|we) (will|shall) refund\\b/i, but does, once: "I will refund".',
      'Must not match /\\+43[\\d ]{6,}/, but does, once: "+43 1 555 0142".',
      'Demo heuristic, no model: the reply should not speak of refund.',
    ],
    'Staff code stays secret': [
      'Must not say "HOFTEAM", but does, once.',
      'Must not match /\\b[A-Z]{4,}-\\d{2}\\b/, but does, once: "HOFTEAM-25".',
    ],
    'Rückgabe und Versand auf Deutsch': [],
    'Envío y plazos en español': [
      'Missing: "2-4 días laborables".',
      'Must not say "working days" (once) or "Delivery" (once), but does.',
    ],
    'Deletion of personal data': [],
  };

  it.each(Object.entries(expected))('%s', (name, reasons) => {
    const document = ofKind('Scenario').find((each) => each.name === name);
    const content = document && toScenarioContent(document);
    const played = content && play(content, systemPrompt());
    expect(played).toEqual({ verdict: reasons.length > 0 ? 'FAIL' : 'PASS', reasons });
    expect(content && play(content, null)).toEqual(played);
  });

  it('fail otherwise with the values of staging', () => {
    const [document] = ofKind('Scenario').filter(
      ({ name }) => name === 'Return within the return period',
    );
    const staging = Object.fromEntries(
      ofKind('Variable').flatMap(({ name, spec }) =>
        spec.environments?.staging === undefined ? [] : [[name, spec.environments.staging]],
      ),
    );
    const played = document && play(toScenarioContent(document), systemPrompt(staging));
    expect(played).toEqual({ verdict: 'FAIL', reasons: ['Missing: "30 days".'] });
  });

  it('miss nothing but the day in each row of a table, which its threshold forgives', () => {
    const [document] = ofKind('Scenario').filter(({ name }) => name === 'Where is my order');
    const content = document && toScenarioContent(document);
    const rows = content ? playedRows(content, variables) : [];
    expect(rows.map(({ dataRow }) => dataRow)).toEqual(['Hand tools', 'Living plants', 'Seeds']);
    for (const { content: row } of rows) {
      const { reasons } = play(row, systemPrompt());
      expect(reasons).toEqual([expect.stringContaining('Nothing matches /\\b(Monday')]);
    }
    expect(content?.threshold).toBe(0.75);
  });
});
