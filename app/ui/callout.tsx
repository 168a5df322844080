import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const looks = {
  info: { Icon: Info, box: 'border-line bg-surface', icon: 'text-muted' },
  success: { Icon: CircleCheck, box: 'border-pass-line bg-pass-soft/50', icon: 'text-pass' },
  warning: { Icon: TriangleAlert, box: 'border-error-line bg-error-soft/50', icon: 'text-error' },
  danger: { Icon: CircleAlert, box: 'border-fail-line bg-fail-soft/60', icon: 'text-fail' },
} as const;

export interface CalloutProps {
  tone?: keyof typeof looks;
  title?: ReactNode;
  /** What to do about it: a Button or a TextLink. */
  action?: ReactNode;
  children?: ReactNode;
}

/** Something to know before going on. Danger is announced at once. */
export function Callout({ tone = 'info', title, action, children }: CalloutProps) {
  const { Icon, box, icon } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className={cn('flex items-start gap-2.5 rounded-lg border px-3 py-2.5 text-sm', box)}
    >
      <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', icon)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={cn(title && 'text-muted')}>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
