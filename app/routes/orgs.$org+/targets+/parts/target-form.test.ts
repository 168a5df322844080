import { expect, it } from 'vitest';
import { emptyTarget, noPrompt, placeInForm, TargetForm, toTargetInput } from './target-form.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

it('gives a model target with only the parameters that were typed', () => {
  const typed = {
    ...emptyTarget,
    name: 'GPT',
    promptId: id,
    model: { ...emptyTarget.model, model: 'gpt-x', temperature: 0 },
  };
  expect(TargetForm.parse(typed)).toEqual({
    kind: 'MODEL',
    name: 'GPT',
    description: '',
    concurrency: 4,
    promptId: id,
    promptLabel: null,
    promptVersion: null,
    config: {
      provider: 'OPENAI',
      model: 'gpt-x',
      parameters: { temperature: 0 },
      timeoutMs: 60_000,
    },
  });
});

it('keeps the time limit of the first piece, and leaves it out where none is set', () => {
  const typed = { ...emptyTarget, name: 'x', model: { ...emptyTarget.model, model: 'm' } };
  expect(TargetForm.parse(typed).config).not.toHaveProperty('firstTokenTimeoutMs');
  const limited = { ...typed, model: { ...typed.model, firstTokenTimeoutS: 1.5 } };
  const { config } = TargetForm.parse(limited);
  expect(config).toMatchObject({ firstTokenTimeoutMs: 1_500 });
  expect(placeInForm('MODEL', ['config', 'firstTokenTimeoutMs'])).toBe('model.firstTokenTimeoutS');
});

it('keeps the stored secret when none is typed', () => {
  const typed = { ...emptyTarget, kind: 'HTTP' as const };
  expect(toTargetInput(typed)).not.toHaveProperty('secretHeaderValue');
  const replaced = { ...typed, http: { ...typed.http, secretHeaderValue: 's3cret' } };
  expect(toTargetInput(replaced)).toHaveProperty('secretHeaderValue', 's3cret');
});

it('leaves out headers that were not filled in', () => {
  const headers = [
    { name: ' X-Shop ', value: '1' },
    { name: '', value: '' },
  ];
  const typed = { ...emptyTarget, kind: 'HTTP' as const, http: { ...emptyTarget.http, headers } };
  expect(toTargetInput(typed)).toHaveProperty('config.headers', { 'X-Shop': '1' });
});

it('sends of a stream only what fits how it comes', () => {
  const http = {
    ...emptyTarget.http,
    url: 'https://a.example',
    doneEvent: 'end',
    firstTokenTimeoutS: 2.5,
  };
  const configOf = (stream: 'NONE' | 'SSE' | 'CHUNKS') =>
    TargetForm.parse({ ...emptyTarget, name: 'x', kind: 'HTTP', http: { ...http, stream } }).config;
  expect(configOf('SSE')).toMatchObject({ doneEvent: 'end', firstTokenTimeoutMs: 2_500 });
  expect(configOf('CHUNKS')).toMatchObject({ doneEvent: '', firstTokenTimeoutMs: 2_500 });
  expect(configOf('NONE')).toMatchObject({ doneEvent: '' });
  expect(configOf('NONE')).not.toHaveProperty('firstTokenTimeoutMs');
  expect(placeInForm('HTTP', ['config', 'firstTokenTimeoutMs'])).toBe('http.firstTokenTimeoutS');
});

it('says what a header name may be', () => {
  const headers = [{ name: 'x y', value: '1' }];
  const http = { ...emptyTarget.http, url: 'https://a.example', headers };
  const typed = { ...emptyTarget, name: 'x', kind: 'HTTP' as const, http };
  const [issue] = TargetForm.safeParse(typed).error?.issues ?? [];
  expect(issue).toMatchObject({
    path: ['http', 'headers'],
    message: expect.stringMatching(/letters, digits/),
  });
});

it('puts problems beside the fields they are about', () => {
  const paths = (draft: typeof emptyTarget) =>
    TargetForm.safeParse(draft).error?.issues.map(({ path }) => path.join('.'));
  expect(paths(emptyTarget)).toEqual(['name', 'model.model']);
  expect(paths({ ...emptyTarget, name: 'x', kind: 'HTTP' })).toEqual(['http.url']);
  expect(
    paths({
      ...emptyTarget,
      name: 'x',
      model: { ...emptyTarget.model, model: 'm', temperature: 3 },
    }),
  ).toEqual(['model.temperature']);
  expect(placeInForm('HTTP', ['config', 'headers', 'a b'])).toBe('http.headers');
  expect(placeInForm('DEMO', ['config', 'latencyMs'])).toBe('demo.latencyMs');
  expect(placeInForm('MODEL', ['config', 'timeoutMs'])).toBe('model.timeoutS');
});

it('keeps the prompt of a demo target', () => {
  const typed = { ...emptyTarget, kind: 'DEMO' as const, name: 'Demo', promptId: id };
  expect(TargetForm.parse(typed)).toHaveProperty('promptId', id);
});

it('plays the newest version of a prompt, that of a label, or a fixed one', () => {
  const typed = { ...emptyTarget, kind: 'DEMO' as const, name: 'Demo', promptId: id };
  const pinned = { ...typed, promptLabel: 'production', promptVersion: 3 };
  const none = { promptLabel: null, promptVersion: null };
  expect(TargetForm.parse({ ...pinned, pin: 'NEWEST' })).toMatchObject(none);
  expect(TargetForm.parse({ ...pinned, pin: 'LABEL' })).toMatchObject({
    promptLabel: 'production',
    promptVersion: null,
  });
  expect(TargetForm.parse({ ...pinned, pin: 'VERSION' })).toMatchObject({
    promptLabel: null,
    promptVersion: 3,
  });
  const unnamed = TargetForm.safeParse({ ...pinned, pin: 'VERSION', promptVersion: null });
  expect(unnamed.error?.issues[0]).toMatchObject({ path: ['promptVersion'] });
  const without = { ...pinned, pin: 'LABEL' as const, promptId: noPrompt };
  expect(TargetForm.parse(without)).toMatchObject({ promptId: null, ...none });
});
