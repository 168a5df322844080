import type pg from 'pg';
import type { DatabaseClient } from '../../db/prisma.ts';
import type { RootKeys } from '../root-keys.ts';

/** A column that holds what `Secrets.seal` made for it; its table has `org_id` and `id`. */
export type SealedColumn = { readonly table: string; readonly column: string };

/** Something that can't be opened with any key at hand. Left as it is. */
export type Unreadable = { orgId: string; table: string; column: string; id: string };

export type Progress = { organizations: number; rewrapped: number; resealed: number };

/** How to change keys: connections of three roles, the root keys, and what is sealed. */
export type Rotation = {
  /** Of the role that keeps the record of changes. */
  owner: pg.ClientBase;
  /** Of the role that sees every organization. */
  accounts: pg.ClientBase;
  /** Of the role that sees the rows of one organization at a time. */
  app: DatabaseClient;
  rootKeys: RootKeys;
  /** The id of the root key that wraps from now on. */
  rootKeyId: string;
  columns: readonly SealedColumn[];
  onProgress(progress: Readonly<Progress>): void;
};
