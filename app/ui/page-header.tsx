import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a Badge, a Verdict. */
  badge?: ReactNode;
  description?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** LinkTabs, directly below. */
  tabs?: ReactNode;
}

/** The head of a page; holds its only h1. */
export function PageHeader(props: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-col gap-1">
      {props.breadcrumbs && <Breadcrumbs crumbs={props.breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-full">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="min-w-0 text-pretty font-semibold text-xl [overflow-wrap:anywhere]">
              {props.title}
            </h1>
            {props.badge}
          </div>
          {props.description && (
            <p className="mt-0.5 max-w-160 text-pretty text-muted text-sm">{props.description}</p>
          )}
        </div>
        {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
      </div>
      {props.tabs && <div className="mt-3">{props.tabs}</div>}
    </header>
  );
}
