import type { Metric } from './metric.ts';

/**
 * A metric's name in Prometheus, as OpenTelemetry's compatibility rules make it, so that a
 * dashboard reads the same whichever way the numbers came: `peakday.request.duration` in `s` is
 * `peakday_request_duration_seconds`, a counter ends in `_total`.
 */
export function prometheusName({ name, unit, kind }: Metric): string {
  const stem = name.replaceAll('.', '_');
  const suffix = unit === 's' ? '_seconds' : unit === '1' && kind === 'gauge' ? '_ratio' : '';
  return `${stem}${suffix}${kind === 'counter' ? '_total' : ''}`;
}

/** A label's name in Prometheus: `error.type` is `error_type`. */
export const prometheusLabel = (name: string): string => name.replaceAll('.', '_');
