import { useBlocker } from '@remix-run/react';
import { useEffect } from 'react';
import { isLeaving } from '#app/frame/leave-page.ts';
import { ConfirmDialog } from '#app/ui/confirm-dialog.tsx';

/**
 * Asks before a page with unsaved changes is left, by link, by Back, or by closing the tab.
 * `isDirty` is asked at that moment, so it may answer from a ref; `isClosingUnsafe`, when given, is asked
 * in its place when the tab is closed.
 */
export function UnsavedGuard(props: {
  isDirty: () => boolean;
  isClosingUnsafe?: () => boolean;
  what: string;
}) {
  const { isDirty, isClosingUnsafe = isDirty, what } = props;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && isDirty(),
  );
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isClosingUnsafe() && !isLeaving()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isClosingUnsafe]);
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      onOpenChange={(open) => {
        if (!open && blocker.state === 'blocked') blocker.reset();
      }}
      title="Leave without saving?"
      description={`Your changes to ${what} are not saved yet.`}
      confirmLabel="Leave without saving"
      onConfirm={() => {
        if (blocker.state === 'blocked') blocker.proceed();
      }}
    />
  );
}
