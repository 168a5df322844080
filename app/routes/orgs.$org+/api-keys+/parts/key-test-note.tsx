import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';

export type KeyTest =
  | { ok: true; models: string[]; note: string | null }
  | { ok: false; reason: string; problem: string };

/** What the provider said to a key. */
export function KeyTestNote({ tested, onClose }: { tested: KeyTest; onClose: () => void }) {
  const close = (
    <Button size="sm" variant="ghost" onClick={onClose}>
      Dismiss
    </Button>
  );
  if (!tested.ok) {
    return (
      <Callout tone="danger" title="The test failed" action={close}>
        {tested.problem}
      </Callout>
    );
  }
  const { models, note } = tested;
  return (
    <div role="status">
      <Callout tone="success" title="The provider accepts the key" action={close}>
        {note}
        {models.length > 0 && (
          <details>
            <summary className="focus-ring w-fit rounded-sm">
              {models.length} {models.length === 1 ? 'model' : 'models'} it may use
            </summary>
            <p className="mt-1 font-mono text-xs leading-5">{models.slice(0, 100).join(', ')}</p>
          </details>
        )}
      </Callout>
    </div>
  );
}
