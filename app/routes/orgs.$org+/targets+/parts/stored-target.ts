import type { TargetConfig } from '#server/areas/targets/schema.ts';
import type { StoredSecret } from './stored-secret.ts';
import { emptyTarget, noPrompt, type TargetDraft } from './target-form.ts';

/** A target as the server tells of it. */
export type StoredTarget = TargetConfig & {
  id: string;
  name: string;
  description: string;
  concurrency: number;
  isJudge: boolean;
  hasSecretHeader: boolean;
  headerLastFour: string | null;
  headerFingerprint: string | null;
  headerSetBy: string | null;
  headerSetAt: Date | null;
  headerLastUsedAt: Date | null;
  headerLastRun: { id: string; number: number } | null;
  problem: string | null;
  prompt: { id: string; name: string; version: number } | null;
  promptLabel: string | null;
  promptVersion: number | null;
  /** The version of its prompt that is played now; null for none. */
  playedVersion: number | null;
  suites: { id: string; name: string }[];
};

/** What the form shows of a stored target. */
export function toTargetDraft(target: StoredTarget): TargetDraft {
  const { name, description, concurrency } = target;
  const promptId = target.prompt?.id ?? noPrompt;
  const described = { kind: target.kind, name, description, concurrency, promptId };
  const draft: TargetDraft = { ...emptyTarget, ...described, ...pinOf(target) };
  if (target.kind === 'MODEL') {
    const { provider, model, parameters, price } = target.config;
    const prices = { inputPrice: price?.input ?? null, outputPrice: price?.output ?? null };
    const asked = { provider, model, ...prices, ...limitsOf(target.config) };
    const stored = { ...emptyTarget.model, ...parameters, ...asked };
    return { ...draft, model: stored };
  }
  if (target.kind === 'HTTP') {
    const { headers, timeoutMs: _, firstTokenTimeoutMs: __, ...config } = target.config;
    const listed = Object.entries(headers).map(([key, value]) => ({ name: key, value }));
    const asked = { ...config, headers: listed, ...limitsOf(target.config) };
    return { ...draft, http: { ...emptyTarget.http, ...asked } };
  }
  return { ...draft, demo: target.config };
}

function limitsOf(config: { timeoutMs: number; firstTokenTimeoutMs?: number | undefined }) {
  const { timeoutMs, firstTokenTimeoutMs } = config;
  const firstTokenTimeoutS = firstTokenTimeoutMs === undefined ? null : firstTokenTimeoutMs / 1_000;
  return { timeoutS: timeoutMs / 1_000, firstTokenTimeoutS };
}

function pinOf({ promptLabel, promptVersion }: StoredTarget) {
  if (promptLabel !== null) return { pin: 'LABEL' as const, promptLabel };
  if (promptVersion !== null) return { pin: 'VERSION' as const, promptVersion };
  return { pin: 'NEWEST' as const };
}

/** Which prompt a target is played with, in words. */
export function promptOf(target: StoredTarget): string {
  const { prompt, promptLabel, playedVersion } = target;
  if (!prompt) return 'None';
  const which = promptLabel ?? (target.promptVersion === null ? 'newest' : 'fixed');
  return `${prompt.name}, ${which}${playedVersion === null ? '' : `, version ${playedVersion}`}`;
}

/** What may be known of the stored value of the secret header; null when there is none. */
export function storedSecretOf(target: StoredTarget): StoredSecret | null {
  if (target.kind !== 'HTTP' || !target.hasSecretHeader) return null;
  return {
    url: target.config.url,
    secretHeaderName: target.config.secretHeaderName,
    lastFour: target.headerLastFour ?? '',
    fingerprint: target.headerFingerprint ?? '',
    setBy: target.headerSetBy,
    setAt: target.headerSetAt,
    lastUsedAt: target.headerLastUsedAt,
    lastRun: target.headerLastRun,
  };
}

/** What a target points to, in a line. */
export function pointsTo(target: TargetConfig): string {
  if (target.kind === 'MODEL') {
    return `${providerNames[target.config.provider]} · ${target.config.model}`;
  }
  if (target.kind === 'HTTP') return `${target.config.method} ${target.config.url}`;
  return 'Built in, needs no key';
}

export const providerNames = {
  OPENAI: 'OpenAI',
  ANTHROPIC: 'Anthropic',
  GOOGLE: 'Google',
  MISTRAL: 'Mistral',
  OPENAI_COMPATIBLE: 'OpenAI-compatible',
} as const;
