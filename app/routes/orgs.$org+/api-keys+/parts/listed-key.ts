import type { KeyProvider } from '#server/areas/keys/schema.ts';

/** A provider with what is known of its key. */
export type ListedKey = {
  provider: KeyProvider;
  label: string;
  defaultBaseUrl: string | null;
  keyHint: string;
  baseUrlRequired: boolean;
  keyRequired: boolean;
  isSet: boolean;
  isActive: boolean;
  /** Empty for short keys. */
  lastFour: string;
  baseUrl: string | null;
  setBy: string | null;
  updatedAt: Date | null;
  lastUsedAt: Date | null;
  usedBy: { id: string; name: string }[];
};
