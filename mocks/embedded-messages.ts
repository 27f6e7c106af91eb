import type { FailureCode } from '../src/model/failure.ts';
import type { MockConfig, RunningMocks } from './serve.ts';
import type { LagReport } from './wire/own-lag.ts';

/** What can cross to a worker: everything but the functions. */
export type EmbeddedConfig = Omit<MockConfig, 'onExchange' | 'now_ms'>;

/** What the process asks of the services’ thread. */
export type ToWorker =
  | { readonly ask: 'cpu' }
  | { readonly ask: 'lag' }
  | { readonly ask: 'close' };

/** What the thread tells: once at its start, then once per question. */
export type ToParent =
  | ({ readonly tell: 'ready' } & Pick<RunningMocks, 'urls' | 'adminUrl'>)
  | { readonly tell: 'cpu'; readonly seconds: number }
  | { readonly tell: 'lag'; readonly report: LagReport }
  | { readonly tell: 'closed' }
  | {
      readonly tell: 'failed';
      readonly code: FailureCode;
      readonly message: string;
      readonly hint: string | undefined;
    };
