import { commaList } from './comma-list.ts';

const types =
  /^(?:(not-)?(equals|i?contains(?:-all|-any)?|regex|starts-with|llm-rubric|similar|[a-z]+(?:-[a-z0-9]+)*))(?:\(([\d.]+)\))?:([\s\S]*)$/;
const known =
  /^(not-)?(equals|contains-json|is-json|is-xml|is-sql|javascript|python|ruby|webhook|factuality|model-graded-[a-z]+|answer-relevance|latency|cost|perplexity|levenshtein|rouge-n|bleu|gleu|meteor|classifier|moderation|i?contains(-all|-any)?|regex|starts-with|llm-rubric|similar|is-refusal|word-count|g-eval|fn|eval|grade)$/;

/** An assertion as tables write it: `contains: Paris`, `similar(0.8): Hello`, or a text to equal. */
export function compactAssertion(text: string): Record<string, unknown> {
  const found = types.exec(text.trim());
  const [, not = '', name = '', threshold, rest = ''] = found ?? [];
  const type = `${not}${name}`;
  if (!found || !known.test(type)) return { type: 'equals', value: text };
  const value = rest.trim();
  const isList = /contains-(all|any)$/.test(name);
  return {
    type: name === 'grade' ? 'llm-rubric' : name === 'fn' || name === 'eval' ? 'javascript' : type,
    value: isList ? commaList(value) : value,
    ...(threshold !== undefined && { threshold: Number(threshold) }),
  };
}
