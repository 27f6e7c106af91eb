interface Flag<T extends 'string' | 'number'> {
  readonly type: T;
  readonly requiresArg: true;
  readonly describe: string;
}

/** Flags of `peakday run` that send the live window's metrics out while it lasts. */
export const METRICS_FLAGS: {
  readonly otlp: Flag<'string'>;
  readonly 'prometheus-port': Flag<'number'>;
  readonly 'prometheus-write': Flag<'string'>;
} = {
  otlp: {
    type: 'string',
    requiresArg: true,
    describe: 'send metrics to an OTLP/HTTP endpoint, e.g. http://127.0.0.1:4318',
  },
  'prometheus-port': {
    type: 'number',
    requiresArg: true,
    describe: 'serve metrics to Prometheus at 127.0.0.1:PORT/metrics; 0: any free port',
  },
  'prometheus-write': {
    type: 'string',
    requiresArg: true,
    describe: 'send metrics by remote write, e.g. http://127.0.0.1:9090/api/v1/write',
  },
};
