import type { Option } from '#app/ui/option.ts';

/** A target one can choose, with what keeps it from answering. */
export type TargetChoice = {
  id: string;
  name: string;
  kind: 'MODEL' | 'HTTP' | 'DEMO';
  problem: string | null;
};

const kinds = { MODEL: 'Model', HTTP: 'HTTP endpoint', DEMO: 'Demo assistant' } as const;

/** Targets as options, with what keeps one from answering. */
export function targetOptions(targets: readonly TargetChoice[]): Option[] {
  return targets.map(({ id, name, kind, problem }) => ({
    value: id,
    label: name,
    hint: problem ?? kinds[kind],
    keywords: [name, kinds[kind]],
  }));
}
