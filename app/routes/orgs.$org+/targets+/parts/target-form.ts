import { z } from 'zod';
import {
  CreateTarget,
  type ModelProvider,
  type ReplyStream,
} from '#server/areas/targets/schema.ts';

export type TargetKind = 'MODEL' | 'HTTP' | 'DEMO';
export type Target = z.output<typeof CreateTarget>;

/** Which version of its prompt a target is played with. */
export type PromptPin = 'NEWEST' | 'LABEL' | 'VERSION';

/** What is typed into the form: all three kinds at once, so that trying another loses nothing. */
export type TargetDraft = {
  kind: TargetKind;
  name: string;
  description: string;
  concurrency: number | null;
  /** Of models and of the demo assistant. */
  promptId: string;
  pin: PromptPin;
  /** For the pin LABEL. */
  promptLabel: string;
  /** For the pin VERSION. */
  promptVersion: number | null;
  model: {
    provider: ModelProvider;
    model: string;
    temperature: number | null;
    topP: number | null;
    maxOutputTokens: number | null;
    seed: number | null;
    /** US dollars per million tokens. */
    inputPrice: number | null;
    outputPrice: number | null;
    timeoutS: number | null;
    /** For the first piece of text. */
    firstTokenTimeoutS: number | null;
  };
  http: {
    url: string;
    method: 'POST' | 'PUT' | 'GET';
    headers: { name: string; value: string }[];
    body: string;
    replyPath: string;
    conversationIdPath: string;
    secretHeaderName: string;
    secretHeaderValue: string;
    stream: ReplyStream;
    /** Of events. */
    doneEvent: string;
    timeoutS: number | null;
    /** Of streamed replies. */
    firstTokenTimeoutS: number | null;
  };
  demo: { latencyMs: number | null };
};

export const noPrompt = 'none';

export const emptyTarget: TargetDraft = {
  kind: 'MODEL',
  name: '',
  description: '',
  concurrency: 4,
  promptId: noPrompt,
  pin: 'NEWEST',
  promptLabel: '',
  promptVersion: null,
  model: {
    provider: 'OPENAI',
    model: '',
    temperature: null,
    topP: null,
    maxOutputTokens: null,
    seed: null,
    inputPrice: null,
    outputPrice: null,
    timeoutS: 60,
    firstTokenTimeoutS: null,
  },
  http: {
    url: '',
    method: 'POST',
    headers: [],
    body: '{"message": {{message}}}',
    replyPath: '/reply',
    conversationIdPath: '',
    secretHeaderName: '',
    secretHeaderValue: '',
    stream: 'NONE',
    doneEvent: '',
    timeoutS: 30,
    firstTokenTimeoutS: null,
  },
  demo: { latencyMs: 250 },
};

/** What the server is given of a draft; numbers left empty are left out. */
export function toTargetInput(draft: TargetDraft): unknown {
  const { kind, name, description } = draft;
  const described = { kind, name, description, ...given('concurrency', draft.concurrency) };
  const prompted = pinOf(draft);
  if (kind === 'MODEL') {
    const {
      provider,
      model,
      timeoutS,
      firstTokenTimeoutS,
      inputPrice,
      outputPrice,
      ...parameters
    } = draft.model;
    return {
      ...described,
      ...prompted,
      config: {
        provider,
        model,
        parameters: Object.fromEntries(
          Object.entries(parameters).filter(([, value]) => value !== null),
        ),
        // One of the two alone is refused, beside the other.
        ...((inputPrice ?? outputPrice) !== null && {
          price: { ...given('input', inputPrice), ...given('output', outputPrice) },
        }),
        ...given('timeoutMs', inMs(timeoutS)),
        ...given('firstTokenTimeoutMs', inMs(firstTokenTimeoutS)),
      },
    };
  }
  if (kind === 'HTTP') {
    const { secretHeaderValue, headers, timeoutS, firstTokenTimeoutS, doneEvent, ...config } =
      draft.http;
    const { stream } = config;
    const named = headers.filter(({ name, value }) => name.trim() !== '' || value !== '');
    return {
      ...described,
      config: {
        ...config,
        headers: Object.fromEntries(named.map((one) => [one.name.trim(), one.value])),
        ...(stream === 'SSE' && { doneEvent }),
        ...given('timeoutMs', inMs(timeoutS)),
        ...(stream !== 'NONE' && given('firstTokenTimeoutMs', inMs(firstTokenTimeoutS))),
      },
      ...(secretHeaderValue === '' ? {} : { secretHeaderValue }),
    };
  }
  return { ...described, ...prompted, config: given('latencyMs', draft.demo.latencyMs) };
}

function pinOf({ promptId, pin, promptLabel, promptVersion }: TargetDraft) {
  if (promptId === noPrompt) return { promptId: null };
  if (pin === 'LABEL') return { promptId, promptLabel };
  return pin === 'VERSION' ? { promptId, promptVersion } : { promptId };
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 1_000);
}

function given(name: string, value: number | null): Record<string, number> {
  return value === null ? {} : { [name]: value };
}

/** Where in the form the server's path stands: `config.url` is `http.url`, and so on. */
export function placeInForm(kind: TargetKind, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  const part = { MODEL: 'model', HTTP: 'http', DEMO: 'demo' }[kind];
  if (first === 'secretHeaderValue') return 'http.secretHeaderValue';
  if (first !== 'config') return first ?? '';
  const [config, parameter] = rest;
  if (config === 'price') return `${part}.${parameter === 'output' ? 'outputPrice' : 'inputPrice'}`;
  if (config === 'timeoutMs') return `${part}.timeoutS`;
  if (config === 'firstTokenTimeoutMs') return `${part}.firstTokenTimeoutS`;
  return `${part}.${(config === 'parameters' ? parameter : config) ?? ''}`;
}

const headerNameRule = 'Use letters, digits and hyphens in the names of headers.';

/** The form's schema: what was typed in, what `targets.create` takes out, problems at the fields. */
export const TargetForm = z.custom<TargetDraft>().transform((draft, context): Target => {
  if (draft.pin === 'VERSION' && draft.promptId !== noPrompt && draft.promptVersion === null) {
    const message = 'Write the number of a version.';
    context.addIssue({ code: 'custom', message, path: ['promptVersion'] });
  }
  const parsed = CreateTarget.safeParse(toTargetInput(draft));
  if (parsed.success) return parsed.data;
  for (const { code, path, message } of parsed.error.issues) {
    context.addIssue({
      code: 'custom',
      message: code === 'invalid_key' ? headerNameRule : message,
      path: placeInForm(draft.kind, path).split('.'),
    });
  }
  return z.NEVER;
});
