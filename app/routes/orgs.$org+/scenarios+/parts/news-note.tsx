import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import type { News } from './use-news.ts';

export interface NewsNoteProps {
  news: News;
  /** Where the change can be seen. */
  changesAt: string;
  /** True when the editor already shows it, as there was nothing unsaved in it. */
  isShown: boolean;
  pending: boolean;
  onMerge: () => void;
  onDismiss: () => void;
}

/** Somebody else saved the scenario that is open here. */
export function NewsNote(props: NewsNoteProps) {
  const { news, isShown } = props;
  return (
    <Callout
      tone={isShown ? 'info' : 'warning'}
      action={
        <span className="flex flex-wrap gap-2">
          <Button asChild size="sm">
            <a href={props.changesAt} target="_blank" rel="noreferrer">
              See changes
            </a>
          </Button>
          {isShown ? (
            <Button size="sm" onClick={props.onDismiss}>
              Dismiss
            </Button>
          ) : (
            <Button size="sm" variant="primary" pending={props.pending} onClick={props.onMerge}>
              Merge
            </Button>
          )}
        </span>
      }
    >
      <p role="status">
        {whoOf(news)} saved version {news.version} <RelativeTime at={news.savedAt} />.{' '}
        {isShown ? 'You see it now.' : 'Your own changes are not in it.'}
      </p>
    </Callout>
  );
}

/** Who saved it, to begin a sentence with. */
export function whoOf({ isOwn, savedBy }: Pick<News, 'isOwn' | 'savedBy'>): string {
  return isOwn ? 'You, in another tab,' : (savedBy ?? 'Somebody who left');
}

/** What was typed before and never saved. */
export function RestoredNote(props: { since: Date; onDiscard: () => void; children?: ReactNode }) {
  return (
    <Callout
      tone="info"
      action={
        <Button size="sm" onClick={props.onDiscard}>
          Discard
        </Button>
      }
    >
      <p>
        You have unsaved changes from <RelativeTime at={props.since} />. {props.children}
      </p>
    </Callout>
  );
}

/** The same was written in another tab or on another device. */
export function ElsewhereNote(props: { onTake: () => void; onKeep: () => void }) {
  return (
    <Callout
      tone="warning"
      title="You went on writing this elsewhere"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={props.onTake}>
            Take that one
          </Button>
          <Button size="sm" variant="primary" onClick={props.onKeep}>
            Keep this one
          </Button>
        </span>
      }
    >
      <p role="alert">
        Another tab or device has newer unsaved changes. What you type here is not kept as a draft
        until you choose.
      </p>
    </Callout>
  );
}
