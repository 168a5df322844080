import { z } from 'zod';
import { LabelName } from '#server/areas/prompts/schema.ts';
import { DemoConfig, HttpConfig, JudgeVotes, ModelConfig, PromptVersionNumber } from './schema.ts';

const common = {
  description: z.string().trim().max(500).default(''),
  concurrency: z.number().int().min(1).max(100).default(4),
  isJudge: z.boolean().default(false),
  /** How many answers it gives as judge; absent: 1. Only a model gives more. */
  judgeVotes: JudgeVotes.optional(),
};
const prompted = {
  /** A prompt by name. */
  prompt: z.string().trim().min(1).max(120).optional(),
  /** The version a label points at, or a fixed one; neither: the newest. */
  promptLabel: LabelName.optional(),
  promptVersion: PromptVersionNumber.optional(),
};

/** A target as a file says it. Secrets are never in files. */
export const TargetDocument = z.strictObject({
  kind: z.literal('Target'),
  name: z.string().trim().min(1, 'Give the target a name.').max(120),
  spec: z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('demo'),
        ...common,
        ...prompted,
        config: DemoConfig.prefault({}),
      }),
      z.strictObject({ type: z.literal('model'), ...common, ...prompted, config: ModelConfig }),
      z.strictObject({ type: z.literal('http'), ...common, config: HttpConfig }),
    ])
    .superRefine((spec, context) => {
      if (spec.type === 'http') return;
      const { prompt, promptLabel, promptVersion } = spec;
      const [chosen] = [
        ...(promptLabel === undefined ? [] : ['promptLabel']),
        ...(promptVersion === undefined ? [] : ['promptVersion']),
      ];
      if (chosen !== undefined && prompt === undefined) {
        const message = 'Name the prompt it is a version of.';
        context.addIssue({ code: 'custom', message, path: [chosen] });
      }
      if (promptLabel !== undefined && promptVersion !== undefined) {
        const message = 'Write promptLabel or promptVersion, not both.';
        context.addIssue({ code: 'custom', message, path: ['promptVersion'] });
      }
    }),
});
export type TargetDocument = z.infer<typeof TargetDocument>;

type Prompted = {
  /** A prompt by name; null for none. */
  prompt: string | null;
  promptLabel: string | null;
  promptVersion: number | null;
};

/** A target with the names of things instead of their ids, and without its secret. */
export type NamedTarget = {
  name: string;
  description: string;
  concurrency: number;
  isJudge: boolean;
  judgeVotes: JudgeVotes;
} & (
  | ({ kind: 'DEMO'; config: DemoConfig } & Prompted)
  | ({ kind: 'MODEL'; config: ModelConfig } & Prompted)
  | { kind: 'HTTP'; config: HttpConfig }
);

/** The document for a target; `toNamedTarget` of it is the same again. */
export function fromNamedTarget(target: NamedTarget): TargetDocument {
  const { name, description, concurrency, isJudge, judgeVotes } = target;
  const about = { description, concurrency, isJudge, ...(judgeVotes > 1 && { judgeVotes }) };
  const named = { kind: 'Target' as const, name };
  switch (target.kind) {
    case 'HTTP':
      return { ...named, spec: { type: 'http', ...about, config: target.config } };
    case 'MODEL':
      return {
        ...named,
        spec: { type: 'model', ...about, ...fromPrompted(target), config: target.config },
      };
    case 'DEMO':
      return {
        ...named,
        spec: { type: 'demo', ...about, ...fromPrompted(target), config: target.config },
      };
  }
}

/** The target a document stands for. */
export function toNamedTarget({ name, spec }: TargetDocument): NamedTarget {
  const { description, concurrency, isJudge, judgeVotes = 1 } = spec;
  const about = { name, description, concurrency, isJudge, judgeVotes };
  switch (spec.type) {
    case 'http':
      return { ...about, kind: 'HTTP', config: spec.config };
    case 'model':
      return { ...about, kind: 'MODEL', config: spec.config, ...toPrompted(spec) };
    case 'demo':
      return { ...about, kind: 'DEMO', config: spec.config, ...toPrompted(spec) };
  }
}

function fromPrompted({ prompt, promptLabel, promptVersion }: Prompted) {
  return {
    ...(prompt !== null && { prompt }),
    ...(promptLabel !== null && { promptLabel }),
    ...(promptVersion !== null && { promptVersion }),
  };
}

function toPrompted(spec: { [K in keyof Prompted]?: NonNullable<Prompted[K]> | undefined }) {
  return {
    prompt: spec.prompt ?? null,
    promptLabel: spec.promptLabel ?? null,
    promptVersion: spec.promptVersion ?? null,
  };
}
