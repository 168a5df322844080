import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';

/** Somebody saved meanwhile: look at theirs in another tab, or save one's own on top of it. */
export function ConflictNote(props: {
  message: string;
  /** Where their version can be seen. */
  compareTo: string;
  onOverwrite: () => void;
  pending: boolean;
}) {
  return (
    <Callout
      tone="warning"
      title="There is a newer version"
      action={
        <span className="flex flex-wrap gap-2">
          <Button asChild size="sm">
            <a href={props.compareTo} target="_blank" rel="noreferrer">
              See theirs
            </a>
          </Button>
          <Button size="sm" variant="primary" pending={props.pending} onClick={props.onOverwrite}>
            Save mine on top
          </Button>
        </span>
      }
    >
      <p role="alert">{props.message}</p>
    </Callout>
  );
}
