import type { LagReport } from '../../mocks/wire/own-lag.ts';

/**
 * What a rehearsal says when the services it brought were late themselves; undefined when they
 * kept up. A service of one's own is slow on its own account, and that is what is measured.
 */
export function lateMocks({ distorted, p99_ms, distortedSeconds }: LagReport): string | undefined {
  if (!distorted) return undefined;
  return (
    `the embedded services were late themselves: p99 ${p99_ms} ms, ${distortedSeconds} s above` +
    ' 20 ms. Latencies measured against them are distorted: use fewer stores or more cores'
  );
}
