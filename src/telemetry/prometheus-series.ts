import type { Labels, Metric, RunMarks, Snapshot } from './metric.ts';
import { prometheusLabel, prometheusName } from './prometheus-name.ts';

/** One series' value of now; the labels hold no `__name__`. */
export interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** A metric's samples: histograms become `_bucket` (cumulative, `le`), `_sum` and `_count`. */
export interface Family {
  readonly name: string;
  readonly kind: Metric['kind'];
  readonly about: string;
  readonly samples: readonly Sample[];
}

/** A snapshot as Prometheus stores it; every series names its run, scenario and engine. */
export function prometheusFamilies({ run, metrics }: Snapshot): readonly Family[] {
  return metrics.map((metric) => {
    const name = prometheusName(metric);
    return { name, kind: metric.kind, about: metric.about, samples: samplesOf(metric, name, run) };
  });
}

function samplesOf(metric: Metric, name: string, run: RunMarks): readonly Sample[] {
  const marks = { run_id: run.runId, scenario: run.scenario, engine: run.engine };
  if (metric.kind !== 'histogram') {
    return metric.points.map(({ labels, value }) => ({
      name,
      labels: { ...marks, ...worded(labels) },
      value,
    }));
  }
  return metric.points.flatMap((point) => {
    const labels = { ...marks, ...worded(point.labels) };
    let below = 0;
    const buckets = point.counts.map((count, i): Sample => {
      below += count;
      const le = String(point.bounds[i] ?? '+Inf');
      return { name: `${name}_bucket`, labels: { ...labels, le }, value: below };
    });
    return [
      ...buckets,
      { name: `${name}_sum`, labels, value: point.sum },
      { name: `${name}_count`, labels, value: point.count },
    ];
  });
}

const worded = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [prometheusLabel(key), value]));
