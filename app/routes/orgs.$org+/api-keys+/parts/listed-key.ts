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
  /** Empty for keys set before there were fingerprints. */
  fingerprint: string;
  baseUrl: string | null;
  setBy: string | null;
  setAt: Date | null;
  lastUsedAt: Date | null;
  /** The latest run that used this key. */
  lastRun: { id: string; number: number } | null;
  usedBy: { id: string; name: string }[];
};
