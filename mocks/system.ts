import type { BakedDistribution } from '../src/model/distribution.ts';
import type { Site } from './site.ts';
import type { Api } from './wire/api.ts';
import type { ServerTls } from './wire/server-tls.ts';

/** What a system is a mock of. */
export type SystemKind =
  | 'promotions'
  | 'payments'
  | 'support'
  | 'sales'
  | 'terminal'
  | 'acquirer'
  | 'printer'
  | 'till-services';

/** A mock system that `peakday mock` can start by its name or its kind. */
export interface System {
  /** `servicenow`, `printer`; unique. */
  readonly name: string;
  readonly kind: SystemKind;
  /** One line for help and tables. */
  readonly about: string;
  /** The HTTP API that it is, when it is nothing else: for its OpenAPI document and the fuzzer. */
  readonly api?: Api;
  /**
   * Starts listening.
   * @throws Failure PD_PORT_IN_USE; nothing of it is left listening then
   */
  start(context: SystemContext): Promise<StartedSystem>;
}

/** What a system is started with. */
export interface SystemContext {
  /** The lanes' worlds: `site.worlds.of('main')`. */
  readonly site: Site;
  readonly seed: number;
  /** The address to bind. */
  readonly host: string;
  /** The port to bind next: the one after the last, or 0 for any free one. */
  readonly nextPort: () => number;
  /** The lane of everything on this system's ports, where requests name none. */
  readonly lane: string;
  /** Options for node:https or node:tls with `--tls`; a system that is always TLS makes its own. */
  readonly tls: ServerTls | undefined;
  /** Writes the certificate of the mocks' authority and gives its path, for a row's credentials. */
  readonly caFile: () => Promise<string>;
  /** How long answers take besides faults, microseconds; as long as they take when absent. */
  readonly latency_us: BakedDistribution | undefined;
  /** What whoever controls devices must bear, where other machines may. */
  readonly adminToken?: string | undefined;
  /** What `--config` says under the system's name; the system checks it. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** For credentials and keys. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Declares a kind of exchange of a system that is not HTTP, e.g. `print`, and gives back what
   * to call at the end of each: it goes into the journal and onto the live line.
   */
  readonly track: (route: string) => (exchange: NotedExchange) => void;
}

/** An exchange of a system that is not HTTP. */
export interface NotedExchange {
  readonly lane: string;
  /** As HTTP has them, 100 to 999; 200 is well, 400 the client's mistake, 500 ours, on purpose. */
  readonly status: number;
  /** The till, terminal or printer. */
  readonly device: string;
  readonly latency_us: number;
  /** What was said, without card numbers and secrets; sampled. */
  readonly request?: string;
  readonly reply?: string;
  /** A word for the live line. */
  readonly note?: string;
}

/** A line of the table of addresses. */
export interface AddressRow {
  /** `printer 1: ESC/POS`. */
  readonly what: string;
  /** A URL, or `host:port`. */
  readonly address: string;
  /** Test credentials to use with it, e.g. `admin / peakday`. */
  readonly credentials?: string;
}

/** A system that listens. */
export interface StartedSystem {
  readonly rows: readonly AddressRow[];
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}
