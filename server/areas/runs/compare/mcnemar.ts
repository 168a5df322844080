/**
 * The exact two-sided McNemar test: how probable it is that pairs which differ fall at least as unevenly
 * on both sides when either side is equally likely. The pairs that differ follow a binomial distribution
 * with one half; the result is twice its smaller tail, at most 1. Pairs that agree say nothing.
 *
 * Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12 (1947) 153–157; the exact conditional form as in M. W. Fagerland,
 * S. Lydersen and P. Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are
 * better than exact conditional", BMC Medical Research Methodology 13 (2013) 91. The exact form never
 * claims a difference too often, at the price of seeing one a little late.
 * @param worse pairs that passed before and do not now
 * @param better pairs that did not pass before and do now
 */
export function mcnemarP(worse: number, better: number): number {
  const differing = worse + better;
  const fewer = Math.min(worse, better);
  if (2 * fewer >= differing) return 1;
  return Math.min(1, 2 * Math.exp(logLowerTail(differing, fewer)));
}

/** The logarithm of P(X ≤ k) for X binomial with n tries and one half. Terms are too small to be added as they are. */
function logLowerTail(n: number, k: number): number {
  let logTerm = -n * Math.LN2;
  for (let i = 1; i <= k; i += 1) logTerm += Math.log((n - k + i) / i);
  // From the largest term down, each as a part of it.
  let sum = 1;
  let part = 1;
  for (let i = k; i > 0; i -= 1) {
    part *= i / (n - i + 1);
    sum += part;
    if (part < 1e-18) break;
  }
  return logTerm + Math.log(sum);
}
