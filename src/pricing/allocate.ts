/**
 * Shares a discount among lines in proportion to their value, by the largest remainder method
 * (Hamilton): each gets the whole part of its quota, and the units left over go to the largest
 * fractions, the earlier line first on a tie. The shares add up to `total` exactly, and none is
 * above its value as long as `total` is not above their sum.
 * @param off receives the share of each line, minor units
 */
export function allocate(
  total: number,
  lines: readonly number[],
  value: readonly number[],
  off: number[],
): void {
  let sum = 0;
  for (const line of lines) sum += value[line] ?? 0;
  if (sum <= 0) return;
  const fractions: { readonly line: number; readonly rest: number }[] = [];
  let left = total;
  for (const line of lines) {
    const [whole, rest] = divide(total, value[line] ?? 0, sum);
    off[line] = whole;
    left -= whole;
    if (rest > 0) fractions.push({ line, rest });
  }
  if (left === 0) return;
  fractions.sort((a, b) => b.rest - a.rest || a.line - b.line);
  for (const { line } of fractions.slice(0, left)) off[line] = (off[line] ?? 0) + 1;
}

/** Quotient and remainder of `a * b / c`, exact for products beyond 2^53 too. */
function divide(a: number, b: number, c: number): readonly [quotient: number, rest: number] {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const rest = product % c;
    return [(product - rest) / c, rest];
  }
  const exact = BigInt(a) * BigInt(b);
  return [Number(exact / BigInt(c)), Number(exact % BigInt(c))];
}
