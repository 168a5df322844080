import { type Interval, wilsonInterval } from '../../wilson-interval.ts';

/** Labels people gave where a judge had said `judge`, with a confidence in one of the `bins`. */
export type LabelCell = {
  judge: 'PASS' | 'FAIL' | 'ERROR';
  human: 'PASS' | 'FAIL';
  /** The index of a bin; null when the judge said no confidence. */
  bin: number | null;
  count: number;
};

/** What the judge said × what people say. */
export type Confusion = Record<'PASS' | 'FAIL' | 'ERROR', Record<'PASS' | 'FAIL', number>>;

/** Lower bounds of the bins of confidence; each goes up to the next, the last includes 1. */
export const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** Below so many labels of what a judge decided, nothing is said about it but its counts. */
export const fewestLabels = 30;

export type Reliability = {
  from: number;
  to: number;
  labels: number;
  agreed: number;
  interval: Interval;
};

export type Agreement = {
  confusion: Confusion;
  /** Labels of what the judge decided; its errors are apart, since it said nothing there. */
  decided: number;
  agreed: number;
  errors: number;
  /** Where the true share of agreement lies with 95 % confidence. */
  interval: Interval;
  /** Null where it can't be worked out. */
  kappa: number | null;
  /** `decided` is below `fewestLabels`: shares and kappa may be chance. */
  isThin: boolean;
  /** By what the judge said of itself; bins without labels are left out. */
  reliability: Reliability[];
};

/** How well a judge agrees with people. */
export function agreementOf(cells: readonly LabelCell[]): Agreement {
  const confusion = confusionOf(cells);
  const agreed = confusion.PASS.PASS + confusion.FAIL.FAIL;
  const decided = agreed + confusion.PASS.FAIL + confusion.FAIL.PASS;
  return {
    confusion,
    decided,
    agreed,
    errors: confusion.ERROR.PASS + confusion.ERROR.FAIL,
    interval: wilsonInterval(agreed, decided),
    kappa: cohensKappa(confusion),
    isThin: decided < fewestLabels,
    reliability: bins.flatMap((from, bin) => {
      const inside = cells.filter((cell) => cell.bin === bin && cell.judge !== 'ERROR');
      const labels = sum(inside);
      const same = sum(inside.filter(({ judge, human }) => judge === human));
      if (labels === 0) return [];
      const interval = wilsonInterval(same, labels);
      return [{ from, to: bins[bin + 1] ?? 1, labels, agreed: same, interval }];
    }),
  };
}

/** The bin a confidence falls into. */
export function binOf(confidence: number): number {
  return bins.findLastIndex((from) => confidence >= from);
}

function confusionOf(cells: readonly LabelCell[]): Confusion {
  const count = (judge: LabelCell['judge'], human: LabelCell['human']) =>
    sum(cells.filter((cell) => cell.judge === judge && cell.human === human));
  const row = (judge: LabelCell['judge']) => ({
    PASS: count(judge, 'PASS'),
    FAIL: count(judge, 'FAIL'),
  });
  return { PASS: row('PASS'), FAIL: row('FAIL'), ERROR: row('ERROR') };
}

function sum(cells: readonly LabelCell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}

/**
 * How much more a judge agrees with people than two who knew nothing of each other and each said PASS as
 * often as they do: 1 for always, 0 for no more than that, below 0 for less. Over what the judge decided;
 * null without labels, and where both said one and the same thing throughout, when chance alone agrees
 * always.
 *
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
 * Measurement 20 (1960) 37–46.
 */
export function cohensKappa({ PASS, FAIL }: Pick<Confusion, 'PASS' | 'FAIL'>): number | null {
  const all = PASS.PASS + PASS.FAIL + FAIL.PASS + FAIL.FAIL;
  if (all === 0) return null;
  const observed = (PASS.PASS + FAIL.FAIL) / all;
  const bothPass = (PASS.PASS + PASS.FAIL) * (PASS.PASS + FAIL.PASS);
  const bothFail = (FAIL.PASS + FAIL.FAIL) * (PASS.FAIL + FAIL.FAIL);
  const byChance = (bothPass + bothFail) / (all * all);
  return byChance === 1 ? null : (observed - byChance) / (1 - byChance);
}

/**
 * A kappa in words, as proposed by J. R. Landis and G. G. Koch, "The measurement of observer agreement for
 * categorical data", Biometrics 33 (1977) 159–174. Their bounds are a convention.
 */
export function kappaText(kappa: number): string {
  if (kappa < 0) return 'less than chance';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  if (kappa <= 0.8) return 'substantial';
  return 'almost perfect';
}
