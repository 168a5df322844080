import { Callout } from '#app/ui/callout.tsx';

/** Tells who may not change what the page shows why there are no buttons. */
export function ReadOnlyNote(props: {
  what: string;
  /** Who may, beside administrators; null for nobody else. */
  who?: string | null;
}) {
  const { what, who = 'editors' } = props;
  return (
    <Callout>
      You can look at {what}, but not change anything here. That is for {who && `${who} and `}
      administrators of this organization.
    </Callout>
  );
}
