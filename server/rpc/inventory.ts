import { z } from 'zod';
import { accountRouter, orgRouter } from './app-router.ts';
import type { ProcedureMeta } from './trpc.ts';

export type InventoryEntry = {
  path: string;
  kind: 'query' | 'mutation' | 'subscription';
  scope: 'account' | 'org';
  /** A member with the permission, the person it is about, or everybody. */
  access: 'member' | 'self' | 'public';
  /** `prompts:read`; null where `reason` says why none is needed. */
  permission: string | null;
  reason: string | null;
  /** The audit event the call leaves; null for reads. */
  audit: string | null;
  /** Why a mutation leaves none; null where it does, and for reads. */
  unaudited: string | null;
  input: unknown;
};

type ProcedureDefinition = {
  _def: { type: InventoryEntry['kind']; meta?: ProcedureMeta; inputs: unknown[] };
};

/** tRPC types a router's procedures by their names; here they are walked without knowing any. */
function proceduresOf(router: { _def: { procedures: object } }): [string, ProcedureDefinition][] {
  return Object.entries(router._def.procedures) as [string, ProcedureDefinition][];
}

/** Every procedure of both APIs, with who may call it and the JSON Schema of its input. */
export function inventory(): InventoryEntry[] {
  const scopes = { account: accountRouter, org: orgRouter } as const;
  return Object.entries(scopes).flatMap(([scope, router]) =>
    proceduresOf(router).map(([path, { _def }]) => {
      const access = _def.meta?.access;
      if (!access) throw new Error(`${path} doesn’t say who may call it.`);
      const [input] = _def.inputs;
      return {
        path,
        kind: _def.type,
        scope: scope as InventoryEntry['scope'],
        access: access.kind,
        permission: access.kind === 'member' ? access.permission.key : null,
        reason: access.kind === 'member' ? null : access.reason,
        audit: _def.meta?.audit ?? null,
        unaudited: _def.meta?.unaudited ?? null,
        input:
          input instanceof z.ZodType
            ? z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
            : null,
      };
    }),
  );
}
