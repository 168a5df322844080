const name = 'assay-signed-out';

/** Tells the other tabs of this browser that one has signed out. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(null);
  channel.close();
}

/** Calls `on` when another tab signs out. Gives what ends that. */
export function onSignedOut(on: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = on;
  return () => channel.close();
}
