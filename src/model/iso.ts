const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/**
 * A business instant as ISO 8601: the stores' wall time written as UTC, whole seconds.
 * @param date `YYYY-MM-DD`
 * @param at_us microseconds since midnight, within the day
 */
export function isoAt(date: string, at_us: number): string {
  const total = Math.floor(at_us / 1e6);
  const hour = Math.floor(total / 3600);
  return `${date}T${two(hour)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}Z`;
}
