import { SecretFacts } from '../../parts/secret-facts.tsx';
import type { ListedKey } from './listed-key.ts';

/** How to recognise a key, where it is sent, who set it, what used it last. */
export function KeyFacts({ item }: { item: ListedKey }) {
  if (!item.isSet) return <p className="text-muted text-sm">No key is set.</p>;
  return <SecretFacts {...item} sentTo={item.baseUrl} />;
}
