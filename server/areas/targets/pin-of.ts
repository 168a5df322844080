import type { z } from 'zod';
import type { CreateTarget } from './schema.ts';

/** Which prompt a target uses in which version, as its row holds it. */
export function pinOf(input: z.output<typeof CreateTarget>) {
  if (input.kind === 'HTTP') return { promptId: null, promptLabel: null, promptVersion: null };
  const { promptId, promptLabel, promptVersion } = input;
  return { promptId, promptLabel, promptVersion };
}
