import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { CopyButton } from '#app/ui/copy-button.tsx';

/** Copies the address of the page with everything that is chosen on it; it opens for members alone. */
export function CopyLink() {
  const { pathname, search } = useLocation();
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  return (
    <CopyButton
      withText
      size="md"
      variant="secondary"
      label="Copy link"
      text={origin + pathname + search}
    />
  );
}
