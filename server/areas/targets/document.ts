import { z } from 'zod';
import { DemoConfig, HttpConfig, ModelConfig } from './schema.ts';

const common = {
  description: z.string().trim().max(500).default(''),
  concurrency: z.number().int().min(1).max(100).default(4),
  isJudge: z.boolean().default(false),
};
/** A prompt by name. */
const prompt = z.string().trim().min(1).max(120).optional();

/** A target as a file says it. Secrets are never in files. */
export const TargetDocument = z.strictObject({
  kind: z.literal('Target'),
  name: z.string().trim().min(1, 'Give the target a name.').max(120),
  spec: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('demo'), ...common, prompt, config: DemoConfig.prefault({}) }),
    z.strictObject({ type: z.literal('model'), ...common, prompt, config: ModelConfig }),
    z.strictObject({ type: z.literal('http'), ...common, config: HttpConfig }),
  ]),
});
export type TargetDocument = z.infer<typeof TargetDocument>;
