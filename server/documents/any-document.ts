import { z } from 'zod';
import { PromptDocument } from '#server/areas/prompts/document.ts';
import { ScenarioDocument } from '#server/areas/scenarios/document.ts';
import { SuiteDocument } from '#server/areas/suites/document.ts';
import { TargetDocument } from '#server/areas/targets/document.ts';
import { VariableDocument } from '#server/areas/variables/document.ts';

export const AnyDocument = z.discriminatedUnion('kind', [
  VariableDocument,
  PromptDocument,
  ScenarioDocument,
  TargetDocument,
  SuiteDocument,
]);
export type AnyDocument = z.infer<typeof AnyDocument>;
export type DocumentKind = AnyDocument['kind'];
export type DocumentOf<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;

/** Every kind, in the order in which things are made: what one needs comes before it. */
export const documentKinds = ['Variable', 'Prompt', 'Scenario', 'Target', 'Suite'] as const;

/** True for a document of this kind. */
export function isOf<K extends DocumentKind>(
  kind: K,
  document: AnyDocument,
): document is DocumentOf<K> {
  return document.kind === kind;
}

/** Orders documents as files hold them: by kind, then by name. */
export function inFileOrder(
  a: { kind: DocumentKind; name: string },
  b: { kind: DocumentKind; name: string },
): number {
  const kinds = documentKinds.indexOf(a.kind) - documentKinds.indexOf(b.kind);
  return kinds !== 0 ? kinds : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
