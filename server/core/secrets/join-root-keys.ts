import type { RootKeys } from './root-keys.ts';

/** Root keys of several places: `current` wraps, and each unwraps what it wrapped. */
export function joinRootKeys(current: RootKeys, ...others: readonly RootKeys[]): RootKeys {
  const all = [current, ...others];
  return {
    currentId: () => current.currentId(),
    async knows(id, wrapped) {
      const known = await Promise.all(all.map((keys) => keys.knows(id, wrapped)));
      return known.includes(true);
    },
    wrap: (plain, data) => current.wrap(plain, data),
    async unwrap(rootKeyId, wrapped, data) {
      for (const keys of all) {
        const key = await keys.unwrap(rootKeyId, wrapped, data);
        if (key) return key;
      }
      return null;
    },
    async trouble() {
      const found = await Promise.all(all.map((keys) => keys.trouble()));
      return found.find((trouble) => trouble !== null) ?? null;
    },
  };
}
