import { toPromptContent } from '#server/areas/prompts/document.ts';
import { listVariables } from '#server/areas/prompts/index.ts';
import { toScenarioContent } from '#server/areas/scenarios/document.ts';
import { listOutsideNames } from '#server/areas/scenarios/index.ts';
import type { AnyDocument, DocumentKind } from '#server/documents/any-document.ts';

import { builtInPlaceholders, listPlaceholders } from '#server/outside/http-endpoint/template.ts';

export type Reference = { kind: DocumentKind | 'Environment'; name: string };

/** What a document needs to exist, by kind and name. */
export function referencesOf(document: AnyDocument): Reference[] {
  switch (document.kind) {
    case 'Variable':
      return named('Environment', Object.keys(document.spec.environments ?? {}));
    case 'Prompt':
      return named('Variable', listVariables(toPromptContent(document.spec.content)));
    case 'Scenario':
      return [];
    case 'Target':
      if (document.spec.type === 'http')
        return named('Variable', placeholdersOf(document.spec.config));
      return named('Prompt', document.spec.prompt === undefined ? [] : [document.spec.prompt]);
    case 'Suite': {
      const { scenarios, targets, environment } = document.spec;
      return [
        ...named('Scenario', scenarios),
        ...named('Target', targets),
        ...named('Environment', environment === undefined ? [] : [environment]),
      ];
    }
  }
}

/** What also goes along in an export: a scenario is played without a variable that nobody made. */
export function usesOf(document: AnyDocument): Reference[] {
  if (document.kind !== 'Scenario') return referencesOf(document);
  return named('Variable', listOutsideNames(toScenarioContent(document)));
}

const builtIn: readonly string[] = builtInPlaceholders;

function placeholdersOf({ url, body }: { url: string; body: string }): string[] {
  const names = [...listPlaceholders(url), ...listPlaceholders(body)];
  return [...new Set(names)].filter((name) => !builtIn.includes(name));
}

function named(kind: Reference['kind'], names: readonly string[]): Reference[] {
  return names.map((name) => ({ kind, name }));
}

/** A map of maps: by kind, then by name. */
export function keyOf({ kind, name }: Reference): string {
  return `${kind} ${name}`;
}
