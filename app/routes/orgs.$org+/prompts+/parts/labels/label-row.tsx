import { MoveRight, ShieldCheck, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { RowMenu } from '../../../parts/row-menu.tsx';
import { GuardLabelDialog } from './guard-label-dialog.tsx';
import { MoveLabelDialog } from './move-label-dialog.tsx';
import type { PromptLabel } from './prompt-label.ts';
import { RemoveLabelDialog } from './remove-label-dialog.tsx';

type Asking = 'move' | 'guard' | 'remove' | null;

/** One label: where it points, since when, what it waits for and who follows it. */
export function LabelRow(props: { prompt: { id: string; version: number }; label: PromptLabel }) {
  const { prompt, label } = props;
  const { name, version, requiredSuite, movedAt, movedBy, targets } = label;
  const org = useOrg();
  const [asking, setAsking] = useState<Asking>(null);
  const dialog = (which: Asking) => ({
    open: asking === which,
    onOpenChange: (open: boolean) => setAsking(open ? which : null),
    prompt,
    label,
  });
  return (
    <li className="flex items-start justify-between gap-3 py-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone="accent">
            <Tag aria-hidden="true" />
            <span className="truncate">{name}</span>
          </Badge>
          <TextLink to={org.to(`prompts/${prompt.id}/versions?version=${version}`)}>
            Version {version}
          </TextLink>
          {version < prompt.version && (
            <span className="text-muted text-xs">{behindText(prompt.version - version)}</span>
          )}
        </p>
        <p className="mt-0.5 text-muted text-xs">
          {movedBy ?? 'Somebody who left'}, <RelativeTime at={movedAt} />
        </p>
        {requiredSuite && (
          <p className="mt-0.5 text-muted text-xs">
            Waits for{' '}
            <TextLink to={org.to(`suites/${requiredSuite.id}`)}>{requiredSuite.name}</TextLink> to
            be green
          </p>
        )}
        {targets.length > 0 && (
          <p className="mt-0.5 text-muted text-xs">
            Followed by {targets.map((target) => target.name).join(', ')}
          </p>
        )}
      </div>
      {org.may(canPrompts.write) && (
        <RowMenu
          name={name}
          items={[
            { label: 'Move…', icon: <MoveRight />, onSelect: () => setAsking('move') },
            {
              label: requiredSuite ? 'Change what it waits for…' : 'Wait for a suite…',
              icon: <ShieldCheck />,
              onSelect: () => setAsking('guard'),
            },
            'separator',
            {
              label: 'Remove…',
              icon: <Trash2 />,
              danger: true,
              onSelect: () => setAsking('remove'),
            },
          ]}
        />
      )}
      <MoveLabelDialog {...dialog('move')} version={prompt.version} taken={[]} />
      <GuardLabelDialog {...dialog('guard')} />
      <RemoveLabelDialog {...dialog('remove')} />
    </li>
  );
}

function behindText(count: number): string {
  return count === 1 ? '1 version behind' : `${count} versions behind`;
}
