import { z } from 'zod';
import {
  compilePattern,
  ExpectationDocument,
  evaluateExpectation,
  toExpectation,
} from '#server/areas/scenarios/index.ts';
import { ExpectationSpec } from '#server/areas/scenarios/schema.ts';

export type SuggestedExpectations = {
  expectations: ExpectationSpec[];
  /** Suggestions that can't be used: of another form, with a broken pattern, or the reply fails them. */
  leftOut: number;
};

const mostExpectations = 10;
const List = z.array(z.unknown()).max(50);

/**
 * Reads what a model suggested for a reply: a JSON list of expectations as files write them. Only those
 * that the reply passes are kept; what needs a judge is taken as it is. Null: it is no such list.
 */
export function readExpectations(answer: string, reply: string): SuggestedExpectations | null {
  const list = readList(answer);
  if (!list) return null;
  const expectations: ExpectationSpec[] = [];
  const seen = new Set<string>();
  for (const item of list) {
    const spec = readExpectation(item);
    const text = JSON.stringify(spec);
    if (!spec || seen.has(text) || expectations.length === mostExpectations) continue;
    if (spec.kind !== 'SEMANTIC_ASSERT' && evaluateExpectation(spec, reply).verdict !== 'PASS') {
      continue;
    }
    seen.add(text);
    expectations.push(spec);
  }
  return { expectations, leftOut: list.length - expectations.length };
}

function readExpectation(item: unknown): ExpectationSpec | null {
  const document = ExpectationDocument.safeParse(item);
  if (!document.success) return null;
  const { weight: _, ...unweighted } = document.data;
  const spec = ExpectationSpec.safeParse(toExpectation(unweighted));
  if (!spec.success) return null;
  const isBroken =
    spec.data.kind === 'REGEX' && !compilePattern(spec.data.pattern, spec.data.flags).ok;
  return isBroken ? null : spec.data;
}

/**
 * Reads other ways to say `original`: a JSON list of texts, each once, none of them `original` itself.
 * Null: it is no such list, or nothing usable is in it.
 */
export function readVariations(answer: string, original: string, count: number): string[] | null {
  const texts = (readList(answer) ?? []).flatMap((item) =>
    typeof item === 'string' && item.trim() !== '' && item.length <= 20_000 ? [item.trim()] : [],
  );
  const others = [...new Set(texts)].filter((text) => text !== original.trim());
  return others.length === 0 ? null : others.slice(0, count);
}

/** Models like to put their JSON into a code fence. */
function readList(answer: string): unknown[] | null {
  const plain = answer.trim().replace(/^```(?:json)?\s*\n([\s\S]*)\n```$/, '$1');
  try {
    return List.parse(JSON.parse(plain));
  } catch {
    return null;
  }
}
