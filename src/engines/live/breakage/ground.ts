import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import type { FaultPlan } from '../../../model/fault-plan.ts';
import type { FarEnd } from './counterpart.ts';

/** What an attempt is broken on. */
export interface Ground {
  /** Where the service is. */
  readonly base: URL;
  readonly tls: buildConnector.BuildOptions;
  /** Opens a connection to a far end that the engine plays; it ends with the attempt. */
  connect(farEnd: FarEnd): Promise<Socket>;
  /** Does something after a wall delay. */
  after(delay_us: number, action: () => void): void;
}

/** How one kind of fault lets an attempt connect. */
export type Break = (fault: FaultPlan, ground: Ground) => buildConnector.connector;

/** A connector to a far end that the engine plays, in the clear. */
export const played =
  (ground: Ground, farEnd: FarEnd): buildConnector.connector =>
  (_options, callback) => {
    ground.connect(farEnd).then(
      (near) => callback(null, near),
      (cause: unknown) => callback(cause instanceof Error ? cause : new Error(String(cause)), null),
    );
  };
