import { Callout } from '#app/ui/callout.tsx';

/** Says on pages about secrets why none can be used just now. */
export function SealedNote() {
  return (
    <Callout tone="warning" title="Stored secrets are sealed">
      This server can’t reach the root key that opens them. You can read everything, but nothing
      that needs a secret works until whoever runs the server puts that right. Nothing is lost.
    </Callout>
  );
}
