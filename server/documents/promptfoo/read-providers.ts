import type { DocumentOf } from '../any-document.ts';
import { isFields, itemsOf, type Journal, reportRest, type Source, type Spot } from './source.ts';

export type ProviderTarget = {
  name: string;
  config: Extract<DocumentOf<'Target'>['spec'], { type: 'model' }>['config'];
  spot: Spot;
};

const forms: readonly [RegExp, ProviderTarget['config']['provider']][] = [
  [/^openai:(?:chat:|responses:)?([^:]+)$/, 'OPENAI'],
  [/^anthropic:(?:messages:)?([^:]+)$/, 'ANTHROPIC'],
  [/^google:([^:]+)$/, 'GOOGLE'],
  [/^mistral:([^:]+)$/, 'MISTRAL'],
];

const numbers = {
  temperature: 'temperature',
  top_p: 'topP',
  topP: 'topP',
  max_tokens: 'maxOutputTokens',
  max_completion_tokens: 'maxOutputTokens',
  max_output_tokens: 'maxOutputTokens',
  maxOutputTokens: 'maxOutputTokens',
  seed: 'seed',
} as const;

/** The models a configuration asks, as targets; every other provider is named as one to make. */
export function readProviders(journal: Journal, source: Source): ProviderTarget[] {
  return itemsOf(source).flatMap((item) => {
    const target = readProvider(journal, item);
    return target ? [target] : [];
  });
}

function readProvider(journal: Journal, item: Source): ProviderTarget | null {
  const { id, label, config } = partsOf(item);
  const spot = item.at([]);
  const form = forms.find(([pattern]) => pattern.test(id));
  const model = form?.[0].exec(id)?.[1];
  if (!form || model === undefined) {
    const what = id === '' ? 'providers' : id;
    journal.unmapped(spot, what, 'Make a target for it, and give it to the suite.');
    return null;
  }
  if (isFields(item.value) && 'id' in item.value) {
    reportRest(journal, item, ['id', 'label', 'config']);
  }
  const parameters = readParameters(journal, config);
  const made = { provider: form[1], model, parameters, timeoutMs: 60_000 };
  return { name: label.slice(0, 100), config: made, spot };
}

function partsOf(item: Source): { id: string; label: string; config: Source } {
  const none = { value: undefined, at: item.at };
  if (typeof item.value === 'string') return { id: item.value, label: item.value, config: none };
  if (!isFields(item.value)) return { id: '', label: '', config: none };
  const { id, label } = item.value;
  if (typeof id === 'string') {
    const config = {
      value: item.value.config,
      at: (path: readonly PropertyKey[]) => item.at(['config', ...path]),
    };
    return { id, label: typeof label === 'string' ? label : id, config };
  }
  // A map of one entry: the id, and what belongs to it.
  const [key] = Object.keys(item.value);
  const inner = key === undefined ? undefined : item.value[key];
  const config = isFields(inner) ? inner.config : undefined;
  const at = (path: readonly PropertyKey[]) => item.at([key ?? '', 'config', ...path]);
  return { id: key ?? '', label: key ?? '', config: { value: config, at } };
}

function readParameters(journal: Journal, config: Source): ProviderTarget['config']['parameters'] {
  const parameters: Record<string, number> = {};
  if (!isFields(config.value)) return parameters;
  for (const [key, value] of Object.entries(config.value)) {
    const name = Object.entries(numbers).find(([one]) => one === key)?.[1];
    const isGood = name !== undefined && typeof value === 'number' && isWithin(name, value);
    if (isGood) parameters[name] = value;
    else journal.unmapped(config.at([key]), key, 'Targets here have no such setting.');
  }
  return parameters;
}

function isWithin(name: string, value: number): boolean {
  if (name === 'temperature') return value >= 0 && value <= 2;
  if (name === 'topP') return value >= 0 && value <= 1;
  return Number.isSafeInteger(value) && (name === 'seed' || (value >= 1 && value <= 200_000));
}
