import { countText } from '../count-text.ts';

/** Differences less probable than this by chance alone are taken for real. */
export const chanceLevel = 0.05;

/** The most pairs that differ and can’t tell: even if all fell to one side, p would be above the level. */
const tooFew = Math.ceil(1 - Math.log2(chanceLevel)) - 1;

export type ChanceTest = { pairs: number; worse: number; better: number; p: number };

/** Whether a difference is more than chance, in words. */
export function chanceText({ pairs, worse, better, p }: ChanceTest): string {
  if (pairs === 0) return 'Nothing was checked in both runs, so nothing can be said about chance.';
  const differing = worse + better;
  if (differing === 0) {
    return `Of ${countText(pairs, 'result')} checked in both runs, none came out differently.`;
  }
  const found = `${worse.toLocaleString('en')} worse, ${better.toLocaleString('en')} better: more than chance?`;
  if (p < chanceLevel) return `${found} Yes, ${pText(p)}.`;
  const hint =
    differing <= tooFew
      ? ` So few differences can’t tell; it takes at least ${tooFew + 1}, all one way.`
      : '';
  return `${found} No, ${pText(p)}.${hint}`;
}

/** "p = 0.63", "p = 0.031", "p < 0.001". Never rounded to the level from above. */
export function pText(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  const digits = p < 0.1 ? 3 : 2;
  const rounded = p.toFixed(digits);
  if (p >= chanceLevel && Number(rounded) < chanceLevel) return `p = ${chanceLevel}`;
  return `p = ${rounded}`;
}
