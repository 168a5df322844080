/** The 97.5 % quantile of the standard normal distribution: 95 % lie between −z and z. */
const z95 = 1.959963984540054;

export interface Interval {
  /** Both from 0 to 1. */
  low: number;
  high: number;
}

/**
 * The Wilson score interval, without continuity correction, of a proportion: where the true rate lies
 * with 95 % confidence when `passed` of `tried` independent attempts passed. Stays within 0 and 1 and
 * is honest for few attempts and for rates near 0 and 1. With no attempts it is everything.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927) 209–212; recommended for small numbers by
 * Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16
 * (2001) 101–133.
 */
export function wilsonInterval(passed: number, tried: number, z = z95): Interval {
  if (tried <= 0) return { low: 0, high: 1 };
  const rate = passed / tried;
  const z2 = z * z;
  const centre = rate + z2 / (2 * tried);
  const spread = z * Math.sqrt((rate * (1 - rate) + z2 / (4 * tried)) / tried);
  const scale = 1 + z2 / tried;
  // At the ends the bound is exactly 0 or 1; floating point would miss it by a hair.
  return {
    low: passed === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: passed === tried ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
