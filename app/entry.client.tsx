import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { followWithFreshPages } from '#app/rpc/fresh-pages.ts';
import { pageNonce } from '#app/ui/page-nonce.ts';

// Where the library that locks scrolling under dialogs looks for it.
Object.assign(window, { __webpack_nonce__: pageNonce() });

followWithFreshPages(window);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
