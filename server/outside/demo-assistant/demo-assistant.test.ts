import { describe, expect, it } from 'vitest';
import type { AssistantRequest } from '../assistant.ts';
import { createDemoAssistant } from './demo-assistant.ts';
import { demoJudge, judgeByWords } from './demo-judge.ts';

const request = (said: string[], changes: Partial<AssistantRequest> = {}): AssistantRequest => ({
  opening: [],
  messages: said.map((text) => ({ role: 'user', text })),
  locale: 'en',
  conversationId: 'c',
  state: null,
  idempotencyKey: 'k',
  signal: new AbortController().signal,
  ...changes,
});

describe('createDemoAssistant', () => {
  const waits: number[] = [];
  const assistant = createDemoAssistant({
    latencyMs: 250,
    wait: async (ms) => {
      waits.push(ms);
    },
  });

  it('answers equal requests equally, after its latency, at a known cost of 0', async () => {
    const first = await assistant.reply(request(['Hello!']));
    expect(await assistant.reply(request(['Hello!']))).toEqual(first);
    expect(first).toEqual({
      text: 'Hello and welcome to Lindenhof Garden! How can I help you today?',
      latencyMs: 250,
      firstTokenMs: null,
      inputTokens: 2,
      outputTokens: 16,
      costMicroUsd: 0,
      state: null,
    });
    expect(waits).toEqual([250, 250]);
  });

  it('takes its facts from the prompt', async () => {
    const system = 'You help.\n- Shipping cost: 7 EUR\nReturn period in days: 12';
    const { text } = await assistant.reply(
      request(['What does shipping cost?'], { opening: [{ role: 'system', text: system }] }),
    );
    expect(text).toContain('costs 7 EUR');
  });

  it.each([
    ['de', 'Wann haben Sie geöffnet?', 'Montag bis Freitag'],
    ['es', '¿Qué horario tienen?', 'lunes a viernes'],
    ['en', 'Wie lange dauert die Lieferung?', 'Werktage'],
    ['en', 'Quiero anular el pedido LG-10001', 'LG-10001'],
    ['en', 'flibbertigibbet', 'not sure'],
  ])('speaks the language of the customer (%s): %s', async (locale, said, part) => {
    expect((await assistant.reply(request([said], { locale }))).text).toContain(part);
  });

  it('remembers the order number while the talk is about the order', async () => {
    const said = ['Where is my order LG-20416?', 'Can I cancel it?'];
    expect((await assistant.reply(request(said))).text).toContain('LG-20416 is cancelled');
  });

  it('stops waiting when it is cancelled', async () => {
    const slow = createDemoAssistant({ latencyMs: 60_000 });
    const controller = new AbortController();
    const reply = slow.reply(request(['Hello'], { signal: controller.signal }));
    controller.abort();
    await expect(reply).rejects.toMatchObject({ reason: 'assistant.cancelled' });
    await expect(
      assistant.reply(request(['Hello'], { signal: AbortSignal.abort() })),
    ).rejects.toMatchObject({ reason: 'assistant.cancelled' });
  });
});

describe('judgeByWords', () => {
  it.each([
    ['The reply apologizes and asks for a photo.', 'We apologize. Send us a photo.', 'PASS'],
    ['The reply asks for a photo.', 'How are you?', 'FAIL'],
    ['The reply does not promise a refund.', 'I will refund you.', 'FAIL'],
    ['The reply does not promise a refund.', 'A colleague will look at it.', 'PASS'],
    ['Asks for a photo but never mentions money.', 'A photo, and your money back.', 'FAIL'],
    ['...', 'Anything', 'FAIL'],
  ])('%s / %s', (rubric, reply, verdict) => {
    const answer = judgeByWords(rubric, reply);
    expect(answer.verdict).toBe(verdict);
    expect(answer.reason).toContain('Demo heuristic, no model');
    expect(answer.confidence).toBeLessThanOrEqual(0.7);
  });

  it('is a judge that honours the signal', async () => {
    const asked = {
      rubric: 'Asks for a photo.',
      reply: 'Good day.',
      conversation: [],
      locale: 'en',
    };
    const { signal } = new AbortController();
    expect(await demoJudge.judge({ ...asked, signal })).toHaveProperty('answer.verdict', 'FAIL');
    await expect(demoJudge.judge({ ...asked, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
