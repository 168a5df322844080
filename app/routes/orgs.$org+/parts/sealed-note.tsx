import { Callout } from '#app/ui/callout.tsx';

/** Says on pages about secrets why none can be used just now. */
export function SealedNote() {
  return (
    <Callout tone="warning" title="Stored secrets are sealed">
      This server lacks the root key that opens them. You can read everything, but nothing that
      needs a secret works until whoever runs the server puts the key back. Nothing is lost.
    </Callout>
  );
}
