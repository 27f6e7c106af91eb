import { Failure } from '../model/failure.ts';
import { Telemetry } from '../telemetry/telemetry.ts';
import { metricsOutlet } from './metrics-outlet.ts';

/** What `peakday run` was asked about metrics. */
export interface MetricsRequest {
  readonly otlp?: string | undefined;
  readonly 'prometheus-port'?: number | undefined;
  readonly 'prometheus-write'?: string | undefined;
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly live: boolean;
  readonly engine?: string | undefined;
}

/**
 * Opens what metrics were asked for, before anything else of the run; secrets are headers from the
 * environment: `OTEL_EXPORTER_OTLP_HEADERS`, `PEAKDAY_PROMETHEUS_WRITE_HEADERS`.
 * @returns undefined when no metrics were asked for
 * @throws Failure PD_USAGE, PD_TARGET_FORBIDDEN, PD_PORT_IN_USE
 */
export async function openMetrics(
  request: MetricsRequest,
  env: NodeJS.ProcessEnv,
  say: (text: string) => void,
): Promise<Telemetry | undefined> {
  const { otlp, 'prometheus-port': port, 'prometheus-write': write } = request;
  const first = [
    ['--otlp', otlp],
    ['--prometheus-port', port],
    ['--prometheus-write', write],
  ].find(([, value]) => value !== undefined)?.[0];
  if (first === undefined) return undefined;
  if (!request.live || request.engine === 'virtual') {
    throw new Failure('PD_USAGE', `${first} wants a live window`, {
      hint: 'a virtual day has no wall clock to follow; `peakday report RUN --csv DIR` has its numbers',
    });
  }
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Failure('PD_USAGE', `--prometheus-port ${port}: it must be from 0 to 65535`);
  }
  const allowed = request['allow-host'] ?? [];
  const outlet = (flag: string, url: string | undefined, variable: string) =>
    url === undefined ? undefined : metricsOutlet({ flag, url, variable }, env[variable], allowed);
  return Telemetry.open(
    {
      otlp: outlet('--otlp', otlp, 'OTEL_EXPORTER_OTLP_HEADERS'),
      remoteWrite: outlet('--prometheus-write', write, 'PEAKDAY_PROMETHEUS_WRITE_HEADERS'),
      scrapePort: port,
    },
    say,
  );
}
