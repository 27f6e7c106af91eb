/**
 * The median of the largest of `n` Poisson counts of one mean: the first k with F(k)ⁿ at least a
 * half. Terms are kept as logarithms, so that large means do not underflow.
 */
export function poissonMaximum(mean: number, n: number): number {
  const wanted = 0.5 ** (1 / n);
  let log = -mean;
  let cumulative = Math.exp(log);
  let k = 0;
  while (cumulative < wanted && k < 2 * mean + 100) {
    k++;
    log += Math.log(mean / k);
    cumulative += Math.exp(log);
  }
  return k;
}
