import type { HistogramPoint, Labels, Metric, NumberPoint, Snapshot } from './metric.ts';

/**
 * A snapshot as the JSON body of an OTLP/HTTP metrics export (opentelemetry-proto 1.x,
 * ExportMetricsServiceRequest; 64-bit numbers are strings). Counters and histograms are
 * cumulative since the run's start, so that a lost export loses no count.
 */
export function otlpBody({ run, metrics, at_ms }: Snapshot): string {
  const times = { startTimeUnixNano: nanos(run.started_ms), timeUnixNano: nanos(at_ms) };
  const resource = {
    attributes: [
      ...attributes({
        'service.name': 'peakday',
        'service.version': run.version,
        'service.instance.id': run.runId,
        'peakday.run.id': run.runId,
        'peakday.scenario': run.scenario,
        'peakday.engine': run.engine,
        'peakday.clock': 'wall',
      }),
      { key: 'peakday.seed', value: { intValue: String(run.seed) } },
      { key: 'peakday.compression', value: { doubleValue: run.compression } },
    ],
  };
  const scope = { name: 'peakday', version: run.version };
  return JSON.stringify({
    resourceMetrics: [
      { resource, scopeMetrics: [{ scope, metrics: metrics.map((one) => worded(one, times)) }] },
    ],
  });
}

interface Times {
  readonly startTimeUnixNano: string;
  readonly timeUnixNano: string;
}

/** AGGREGATION_TEMPORALITY_CUMULATIVE */
const CUMULATIVE = 2;

function worded(metric: Metric, times: Times): unknown {
  const { name, unit, about: description } = metric;
  const named = { name, unit, description };
  switch (metric.kind) {
    case 'counter': {
      const dataPoints = metric.points.map((point) => numberPoint(point, times));
      const sum = { dataPoints, aggregationTemporality: CUMULATIVE, isMonotonic: true };
      return { ...named, sum };
    }
    case 'gauge':
      return {
        ...named,
        gauge: { dataPoints: metric.points.map((point) => numberPoint(point, times)) },
      };
    case 'histogram': {
      const dataPoints = metric.points.map((point) => histogramPoint(point, times));
      return { ...named, histogram: { dataPoints, aggregationTemporality: CUMULATIVE } };
    }
  }
}

const numberPoint = ({ labels, value }: NumberPoint, times: Times): unknown => ({
  attributes: attributes(labels),
  ...times,
  asDouble: value,
});

const histogramPoint = (point: HistogramPoint, times: Times): unknown => ({
  attributes: attributes(point.labels),
  ...times,
  count: String(point.count),
  sum: point.sum,
  bucketCounts: point.counts.map(String),
  explicitBounds: point.bounds,
});

const attributes = (labels: Labels): readonly unknown[] =>
  Object.entries(labels).map(([key, stringValue]) => ({ key, value: { stringValue } }));

const nanos = (ms: number): string => `${Math.round(ms)}000000`;
