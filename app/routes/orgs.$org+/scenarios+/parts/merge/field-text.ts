import type { KeptScenario } from '../kept-draft.ts';
import type { FieldName } from './merge-scenario.ts';

/** The value of a field in words. */
export function fieldText(name: FieldName, value: KeptScenario[FieldName]): string {
  if (name === 'onFail') return value === 'STOP' ? 'Stop the conversation' : 'Go on';
  if (value === null) return name === 'threshold' ? 'Everything must pass' : 'None';
  if (typeof value === 'number') return `${Math.round(value * 10_000) / 100} %`;
  if (typeof value === 'string') return value === '' ? 'Empty' : value;
  const lines = value.rows.map((row) => [row.name, ...row.values].join(' · '));
  return [['', ...value.columns].join(' · ').replace(/^ · /, ''), ...lines].join('\n');
}
