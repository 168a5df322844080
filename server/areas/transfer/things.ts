import { canPrompts } from '#server/areas/prompts/access.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { holds, type Permission } from '#server/core/access.ts';
import type { Scope } from '#server/core/scope.ts';
import type { AnyDocument, DocumentKind } from '#server/documents/any-document.ts';
import { transferErrors } from './errors.ts';

/** A thing of the organization as a document says it. */
export type Thing = {
  kind: DocumentKind;
  id: string;
  name: string;
  /** What a save over it must name. */
  version: number;
  document: AnyDocument;
};

/** Which things of a kind: all, or those of these names or ids. */
export type Choice = 'all' | { names: readonly string[] } | { ids: readonly string[] };

const permissions: Readonly<Record<DocumentKind, { read: Permission; write: Permission }>> = {
  Variable: canVariables,
  Prompt: canPrompts,
  Scenario: canScenarios,
  Target: canTargets,
  Suite: canSuites,
};

/** Refuses kinds that whoever asks may not read, or write. */
export function needKinds(
  scope: Scope,
  kinds: Iterable<DocumentKind>,
  action: 'read' | 'write',
): void {
  for (const kind of new Set(kinds)) {
    const permission = permissions[kind][action];
    if (!holds(scope.access, permission)) throw transferErrors.mayNot(permission.key);
  }
}
