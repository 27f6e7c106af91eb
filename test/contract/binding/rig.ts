import type { LoadOperation } from '../../../src/model/operations.ts';
import type { Binding } from '../../../src/services/binding.ts';
import type { TargetAccess } from '../../../src/services/credentials.ts';
import { type LiveClient, liveClient } from '../live-client.ts';
import type { MisbehavingProxy } from '../misbehaving-proxy.ts';
import { RUN } from './requests.ts';

/** A system that was started for the contract, as a binding reaches it. */
export interface System {
  /** Base URL. */
  readonly url: string;
  readonly binding: Binding;
  /** Credentials and TLS; tokens are fetched where they say, past the proxy of the suite. */
  readonly access?: TargetAccess;
  readonly settings?: Readonly<Record<string, string>>;
  /** The system's own rate-limit answer, which `advice` reads as a wait of about a second. */
  readonly limited?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  close(): Promise<void>;
}

/** What a suite has at hand once the system runs. */
export interface Rig {
  readonly client: LiveClient;
  readonly proxy: MisbehavingProxy;
  readonly system: System;
}

/** One call that every system of a service has, to try its bad days on. */
export interface SomeCall {
  readonly operation: LoadOperation;
  readonly ask: (client: LiveClient) => ReturnType<LiveClient['ask']>;
}

/** The live engine's client for a system, past the suite's proxy. */
export const clientOf = (
  { binding, settings = {}, access = {} }: System,
  { url }: MisbehavingProxy,
  more: { readonly attempts?: number; readonly timeout_ms?: number } = {},
): LiveClient => liveClient({ url, binding, settings, access, runId: RUN, ...more });
