/**
 * Shares a basket's discount among its lines in proportion to their value, by cumulative
 * rounding: the shares are whole minor units and add up to the total.
 */
export function spread(total: number, values: readonly number[]): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum <= 0) return values.map(() => 0);
  let value_sum = 0;
  let given = 0;
  return values.map((value) => {
    value_sum += value;
    const due = Math.round((total * value_sum) / sum);
    const share = due - given;
    given = due;
    return share;
  });
}
