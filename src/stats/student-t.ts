import { regularisedBeta } from './beta.ts';
import { requirePositive, requireShare } from './domain.ts';

/**
 * The quantile of Student's t distribution: the t that share p lies below. Found by bisecting
 * the tail P(T > t) = I_x(df/2, 1/2) / 2 with x = df/(df + t²) (DLMF 8.17).
 * @param p in (0, 1)
 * @param df degrees of freedom, above 0 and not necessarily whole
 * @throws RangeError outside of these
 * @example studentTQuantile(0.975, 9) // 2.262157163
 */
export function studentTQuantile(p: number, df: number): number {
  requireShare('p', p);
  requirePositive('df', df);
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, df);
  const tail = 1 - p;
  const above = (t: number): number => regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2;
  let high = 1;
  while (above(high) > tail) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (above(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}
