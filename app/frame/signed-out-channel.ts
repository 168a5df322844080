// One for the tab, as a message reaches every channel but the one that sends it.
let shared: BroadcastChannel | null = null;

function channel(): BroadcastChannel {
  shared ??= new BroadcastChannel('assay-signed-out');
  return shared;
}

/** Tells the other tabs of this browser that one has signed out. */
export function tellSignedOut(): void {
  channel().postMessage(null);
}

/** Calls `on` when another tab signs out. Gives what ends that. */
export function onSignedOut(on: () => void): () => void {
  const heard = channel();
  heard.addEventListener('message', on);
  return () => heard.removeEventListener('message', on);
}
