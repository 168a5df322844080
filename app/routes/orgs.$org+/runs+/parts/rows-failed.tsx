import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';

/** Rows that came into view could not be read. */
export function RowsFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="mb-4">
      <Callout
        tone="warning"
        title="Some scenarios could not be read"
        action={<Button onClick={onRetry}>Try again</Button>}
      >
        What is on the page is right. The line may be down for a moment.
      </Callout>
    </div>
  );
}
