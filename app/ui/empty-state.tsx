import type { ReactNode } from 'react';
import { EmptyDrawing, type EmptyDrawingName } from './empty-drawing.tsx';

export interface EmptyStateProps {
  /** What is missing, in a few words. */
  title: string;
  /** One sentence that teaches what it is for. */
  children?: ReactNode;
  /** The one button that makes a first one. */
  action?: ReactNode;
  drawing?: EmptyDrawingName;
}

/** What a list shows before there is anything in it, or when a filter finds nothing. */
export function EmptyState({ title, children, action, drawing = 'list' }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-line-strong border-dashed px-6 py-10 text-center">
      <EmptyDrawing name={drawing} />
      <p className="mt-4 font-medium text-base">{title}</p>
      {children && <p className="mt-1 max-w-96 text-pretty text-muted text-sm">{children}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
