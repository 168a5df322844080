import { Callout } from '#app/ui/callout.tsx';

/** Tells who may not change what the page shows why there are no buttons. */
export function ReadOnlyNote({ what, who = 'editors' }: { what: string; who?: string }) {
  return (
    <Callout>
      You can look at {what}, not change it. That is for {who} and administrators of this
      organization.
    </Callout>
  );
}
