import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons or links at the end of the title's line. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Leaves out the padding, for a table or a list that fills the card. */
  flush?: boolean;
  /** The heading's level; 2 unless the card stands below another heading. */
  level?: 2 | 3;
  className?: string;
  children?: ReactNode;
}

/** A surface with a heading. Use it to group, not to decorate. */
export function Card(props: CardProps) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section
      className={cn(
        'min-w-0 overflow-clip rounded-lg border border-line bg-surface shadow-xs',
        props.className,
      )}
    >
      {(props.title || props.actions) && (
        <header
          className={cn(
            'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3',
            props.flush && 'border-line border-b',
          )}
        >
          <div className="min-w-0">
            {props.title && <Heading className="font-semibold text-base">{props.title}</Heading>}
            {props.description && <p className="text-muted text-sm">{props.description}</p>}
          </div>
          {props.actions && <div className="flex items-center gap-2">{props.actions}</div>}
        </header>
      )}
      {props.children !== undefined && (
        <div
          className={cn(!props.flush && ['px-4 pb-4', !props.title && !props.actions && 'pt-4'])}
        >
          {props.children}
        </div>
      )}
      {props.footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-canvas px-4 py-3 text-muted text-sm">
          {props.footer}
        </footer>
      )}
    </section>
  );
}
