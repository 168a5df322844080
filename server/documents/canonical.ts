import { fromPromptContent, toPromptContent } from '#server/areas/prompts/document.ts';
import { fromScenarioContent, toScenarioContent } from '#server/areas/scenarios/document.ts';
import { fromNamedSuite, toNamedSuite } from '#server/areas/suites/document.ts';
import { fromNamedTarget, toNamedTarget } from '#server/areas/targets/document.ts';
import { fromNamedVariable, toNamedVariable } from '#server/areas/variables/document.ts';
import type { AnyDocument } from './any-document.ts';

/**
 * The one document among all that say the same: defaults written out or left out always alike, the keys
 * of records in order. Two documents mean the same exactly when their canonical forms are equal.
 */
export function canonical(document: AnyDocument): AnyDocument {
  switch (document.kind) {
    case 'Variable': {
      const { kind, name, spec } = fromNamedVariable(toNamedVariable(document));
      const { environments, ...rest } = spec;
      const hasAny = environments && Object.keys(environments).length > 0;
      return {
        kind,
        name,
        spec: { ...rest, ...(hasAny && { environments: sorted(environments) }) },
      };
    }
    case 'Prompt': {
      const { kind, name, spec } = document;
      const { content, status = 'published', description, tags, ...rest } = spec;
      const same = fromPromptContent(toPromptContent(content));
      return { kind, name, spec: { description, tags, status, ...rest, content: same } };
    }
    case 'Scenario': {
      const { name, spec } = document;
      const { description, tags, status = 'published' } = spec;
      const about = { name, description, tags };
      const same = fromScenarioContent(toScenarioContent(document), about);
      const { description: _, tags: __, variables, ...rest } = same.spec;
      const values = variables && { variables: sorted(variables) };
      const { turns, data, ...heads } = rest;
      const body = { ...heads, ...values, ...(data && { data }), turns };
      return { ...same, spec: { description, tags, status, ...body } };
    }
    case 'Target':
      return canonicalTarget(fromNamedTarget(toNamedTarget(document)));
    case 'Suite':
      return fromNamedSuite(toNamedSuite(document));
  }
}

function canonicalTarget(document: Extract<AnyDocument, { kind: 'Target' }>): AnyDocument {
  const { spec } = document;
  if (spec.type !== 'http') return document;
  const config = { ...spec.config, headers: sorted(spec.config.headers) };
  return { ...document, spec: { ...spec, config } };
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
