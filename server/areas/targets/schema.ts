import { z } from 'zod';
import { LabelName } from '#server/areas/prompts/schema.ts';
import { Id } from '#server/core/ids.ts';
import { pageInput } from '#server/core/paging.ts';

export const ModelProvider = z.enum([
  'OPENAI',
  'ANTHROPIC',
  'GOOGLE',
  'MISTRAL',
  'OPENAI_COMPATIBLE',
]);
export type ModelProvider = z.infer<typeof ModelProvider>;

/** Sampling parameters passed on to the model; absent ones are the provider's defaults. */
export const ModelParameters = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  maxOutputTokens: z.number().int().min(1).max(200_000).optional(),
  seed: z.number().int().optional(),
});
export type ModelParameters = z.infer<typeof ModelParameters>;

const FirstTokenTimeout = z.number().int().min(100).max(600_000);

const UsdPerMillion = z
  .number({ error: 'Write a price, or leave both empty.' })
  .min(0, 'At least 0.')
  .max(10_000, 'At most 10,000.');

/** What a model costs, in US dollars per million tokens. */
export const TokenPrice = z.strictObject({ input: UsdPerMillion, output: UsdPerMillion });
export type TokenPrice = z.infer<typeof TokenPrice>;

export const ModelConfig = z.strictObject({
  provider: ModelProvider,
  model: z.string().trim().min(1, 'Name the model.').max(200),
  parameters: ModelParameters.default({}),
  /** Absent: the list price, where Assay knows it. */
  price: TokenPrice.optional(),
  /** For the whole reply. */
  timeoutMs: z.number().int().min(1_000).max(600_000).default(60_000),
  /** For its first piece of text; absent: the whole time. */
  firstTokenTimeoutMs: FirstTokenTimeout.optional(),
});
export type ModelConfig = z.infer<typeof ModelConfig>;

/**
 * How a reply comes: in one JSON answer, in server-sent events whose data is JSON, or in pieces of plain
 * text (lines of JSON when the endpoint calls them so).
 */
export const ReplyStream = z.enum(['NONE', 'SSE', 'CHUNKS']);
export type ReplyStream = z.infer<typeof ReplyStream>;

/**
 * How to talk to an HTTP endpoint. `body` is a JSON text with `{{message}}`, `{{conversationId}}`,
 * `{{history}}` and variables. Paths are JSON pointers (RFC 6901, beginning with `/`) or JSONPaths
 * (RFC 9535, beginning with `$`) into the answer, or into each event or line of a streamed one; with an
 * empty `replyPath`, an event's data is the text itself.
 */
export const HttpConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Write an http or https address.' }).max(2_000),
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), z.string().max(2_000)).default({}),
  body: z.string().max(50_000).default('{"message": {{message}}}'),
  replyPath: z.string().max(500).default('/reply'),
  conversationIdPath: z.string().max(500).default(''),
  secretHeaderName: z
    .string()
    .regex(/^[A-Za-z0-9-]{0,100}$/, 'Use letters, digits and hyphens.')
    .default(''),
  stream: ReplyStream.default('NONE'),
  /** Of events: name or data of the one that ends a whole reply. `[DONE]` always does; empty: so does the end of the stream. */
  doneEvent: z.string().trim().max(200).default(''),
  /** For the whole reply. */
  timeoutMs: z.number().int().min(1_000).max(600_000).default(30_000),
  /** Of streamed replies: for the first piece of text; absent: the whole time. */
  firstTokenTimeoutMs: FirstTokenTimeout.optional(),
});
export type HttpConfig = z.infer<typeof HttpConfig>;

export const DemoConfig = z.strictObject({
  /** How long the demo assistant takes for a reply, so that progress can be watched. */
  latencyMs: z.number().int().min(0).max(10_000).default(250),
});
export type DemoConfig = z.infer<typeof DemoConfig>;

export const TargetConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MODEL'), config: ModelConfig }),
  z.strictObject({ kind: z.literal('HTTP'), config: HttpConfig }),
  z.strictObject({ kind: z.literal('DEMO'), config: DemoConfig }),
]);
export type TargetConfig = z.infer<typeof TargetConfig>;

export const PromptVersionNumber = z.number().int().min(1).max(2_000_000_000);

const described = {
  name: z.string().trim().min(1, 'Give the target a name.').max(120),
  description: z.string().trim().max(500).default(''),
  /** How many conversations it may hold at the same time. */
  concurrency: z.number().int().min(1).max(100).default(4),
};
/** Which version of the prompt: the one a label points at, or a fixed one; neither: the newest. */
const pinned = {
  promptLabel: LabelName.nullable().default(null),
  promptVersion: PromptVersionNumber.nullable().default(null),
};
const model = {
  kind: z.literal('MODEL'),
  config: ModelConfig,
  /** What the model is told first; null for nothing. */
  promptId: Id.nullable(),
  ...pinned,
};
const http = {
  kind: z.literal('HTTP'),
  config: HttpConfig,
  /** Value of the header `config.secretHeaderName`: absent keeps the stored one, null removes it. */
  secretHeaderValue: z
    .string()
    .trim()
    .min(1, 'Enter the value.')
    .max(4_000, 'Use at most 4,000 characters.')
    .nullable()
    .optional(),
};
const demo = {
  kind: z.literal('DEMO'),
  config: DemoConfig,
  /** The prompt whose facts the demo assistant goes by; null for its own. */
  promptId: Id.nullable().default(null),
  ...pinned,
};

type Pinned =
  | { kind: 'HTTP' }
  | {
      kind: 'MODEL' | 'DEMO';
      promptId: string | null;
      promptLabel: string | null;
      promptVersion: number | null;
    };

function refuseTwoPins(input: Pinned, context: z.RefinementCtx): void {
  if (input.kind === 'HTTP') return;
  const { promptId, promptLabel, promptVersion } = input;
  if (promptLabel !== null && promptVersion !== null) {
    const message = 'Choose a label or a version, not both.';
    context.addIssue({ code: 'custom', message, path: ['promptVersion'] });
  }
  if (promptId !== null || (promptLabel ?? promptVersion) === null) return;
  const message = 'Choose the prompt it is a version of.';
  context.addIssue({ code: 'custom', message, path: ['promptId'] });
}

export const CreateTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...described, ...model }),
    z.strictObject({ ...described, ...http }),
    z.strictObject({ ...described, ...demo }),
  ])
  .superRefine(refuseTwoPins);

const saved = {
  id: Id,
  /** The version that was edited; a save over a newer one is refused. */
  baseVersion: z.number().int().min(1),
  ...described,
};
/** The kind of a target never changes. */
export const UpdateTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...saved, ...model }),
    z.strictObject({ ...saved, ...http }),
    z.strictObject({ ...saved, ...demo }),
  ])
  .superRefine(refuseTwoPins);

export const TargetById = z.strictObject({ id: Id });
/** How many answers a judge gives to one question; the majority decides. */
export const JudgeVotes = z.union([z.literal(1), z.literal(3), z.literal(5)]);
export type JudgeVotes = z.infer<typeof JudgeVotes>;

export const UseAsJudge = z.strictObject({
  /** Null: no judge. */
  id: Id.nullable(),
  /** Absent: as many as it had. Only a model has more than one. */
  votes: JudgeVotes.optional(),
});
export const ListTargets = z.strictObject({
  ...pageInput,
  search: z.string().max(200).optional(),
  kind: z.enum(['MODEL', 'HTTP', 'DEMO']).optional(),
});
