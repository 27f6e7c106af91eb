import type { Metric, Snapshot } from './metric.ts';
import { type Family, prometheusFamilies, type Sample } from './prometheus-series.ts';
import { ProtobufWriter } from './protobuf.ts';
import { snappyLiteral } from './snappy.ts';

/** Headers of a remote write request, version 1.0. */
export const REMOTE_WRITE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/x-protobuf',
  'content-encoding': 'snappy',
  'x-prometheus-remote-write-version': '0.1.0',
};

/** The NaN that says a series has ended (Prometheus model/value: StaleNaN). */
const STALE = 0x7ff0_0000_0000_0002n;
/** prometheus.MetricMetadata.MetricType */
const TYPES: Readonly<Record<Metric['kind'], number>> = { counter: 1, gauge: 2, histogram: 3 };

/**
 * A snapshot as the body of a Prometheus remote write 1.0 request (prometheus.WriteRequest):
 * one sample of every series.
 * @param end marks every series as ended instead, a millisecond later
 */
export function remoteWriteBody(snapshot: Snapshot, end = false): Uint8Array {
  const at_ms = Math.round(snapshot.at_ms) + (end ? 1 : 0);
  const { runId } = snapshot.run;
  const request = new ProtobufWriter(1 << 16);
  for (const family of prometheusFamilies(snapshot)) {
    for (const sample of family.samples) {
      request.message(1, (series) => {
        for (const [name, value] of labelsOf(sample, runId)) {
          series.message(1, (label) => label.text(1, name).text(2, value));
        }
        series.message(2, (point) => {
          if (end) point.fixed64(1, STALE);
          else point.double(1, sample.value);
          point.varint(2, at_ms);
        });
      });
    }
    request.message(3, (metadata) => describe(family, metadata));
  }
  return snappyLiteral(request.finish());
}

/** Sorted by name, as the protocol demands. */
const labelsOf = (sample: Sample, runId: string): readonly (readonly [string, string])[] =>
  Object.entries({
    ...sample.labels,
    __name__: sample.name,
    job: 'peakday',
    instance: runId,
  }).sort(([a], [b]) => (a < b ? -1 : 1));

function describe({ name, kind, about }: Family, metadata: ProtobufWriter): void {
  metadata.varint(1, TYPES[kind]).text(2, name).text(4, about);
}
