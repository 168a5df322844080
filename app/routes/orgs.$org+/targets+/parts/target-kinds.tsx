import { FlaskConical, Globe, Sparkles } from 'lucide-react';
import { Badge } from '#app/ui/badge.tsx';
import type { Option } from '#app/ui/option.ts';
import type { TargetKind } from './target-form.ts';

export const kindNames = { MODEL: 'Model', HTTP: 'HTTP', DEMO: 'Demo' } as const;

export const kindOptions: readonly Option<TargetKind>[] = [
  {
    value: 'MODEL',
    label: 'Model',
    hint: 'A prompt, given to a model of a provider.',
    icon: <Sparkles />,
  },
  {
    value: 'HTTP',
    label: 'HTTP endpoint',
    hint: 'An assistant that already runs somewhere.',
    icon: <Globe />,
  },
  {
    value: 'DEMO',
    label: 'Demo assistant',
    hint: 'Built in, with real flaws. Needs no key.',
    icon: <FlaskConical />,
  },
];

const icons = { MODEL: Sparkles, HTTP: Globe, DEMO: FlaskConical } as const;

/** The kind of a target as a badge. */
export function KindBadge({ kind }: { kind: TargetKind }) {
  const Icon = icons[kind];
  return (
    <Badge tone="outline">
      <Icon aria-hidden="true" />
      {kindNames[kind]}
    </Badge>
  );
}
