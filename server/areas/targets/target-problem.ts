import { providers } from '#server/outside/models/providers.ts';
import type { ModelProvider, TargetConfig } from './schema.ts';

const sealed =
  'Its secret is sealed: the server can’t reach the root key. Whoever runs it can put that right.';

/** What a target lacks before it can answer, as one sentence that says what to do; null for nothing. */
export function targetProblem(
  target: TargetConfig,
  has: {
    keys: ReadonlyMap<ModelProvider, 'active' | 'inactive'>;
    secretHeader: boolean;
    /** Whether the root key is out of reach. */
    areSealed: boolean;
  },
): string | null {
  if (target.kind === 'MODEL') {
    const { provider } = target.config;
    const { label } = providers[provider];
    const key = has.keys.get(provider);
    if (key === undefined) return `Set a key for ${label} under API keys.`;
    if (key === 'inactive') return `Activate the key for ${label} under API keys.`;
    return has.areSealed ? sealed : null;
  }
  if (target.kind === 'HTTP' && target.config.secretHeaderName !== '') {
    if (!has.secretHeader)
      return `Enter the value of the header ${target.config.secretHeaderName}.`;
    return has.areSealed ? sealed : null;
  }
  return null;
}
