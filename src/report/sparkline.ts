const BARS = '▁▂▃▄▅▆▇█';

/**
 * A line of bars from zero to the highest value; a gap where nothing was measured. Text, so that
 * it shows wherever a table does: on GitHub and GitLab, in mail, in a terminal.
 * @param most bars at most; more values are joined, each bar the highest of its values
 * @example sparkline([0, 2, null, 4]) // '▁▄ █'
 */
export function sparkline(values: readonly (number | null)[], most = 40): string {
  const each = Math.max(1, Math.ceil(values.length / most));
  const joined = Array.from({ length: Math.ceil(values.length / each) }, (_, i) => {
    const some = values.slice(i * each, (i + 1) * each).filter((value) => value !== null);
    return some.length === 0 ? null : Math.max(...some);
  });
  const highest = Math.max(...joined.map((value) => value ?? 0), 0);
  return joined
    .map((value) => {
      if (value === null) return ' ';
      const level = highest === 0 ? 0 : Math.round((value / highest) * (BARS.length - 1));
      return BARS[Math.max(0, level)] ?? '';
    })
    .join('');
}
