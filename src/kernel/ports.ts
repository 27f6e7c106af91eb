import type { Fact, Tally } from '../model/facts.ts';
import type { ControlOperation, Operation, Operations } from '../model/operations.ts';
import type { Outcome } from '../model/outcome.ts';

/** One service call on its way. */
export interface Call<K extends Operation = Operation> {
  readonly operation: K;
  readonly request: Operations[K]['request'];
  /** Path of the calling device. */
  readonly device: string;
  /** The business instant at which the model meant to call. */
  readonly intended_us: number;
  /** The caller's own limit, wall clock; absent: the policy's. */
  readonly withinWall_us: number | undefined;
  /** To be called exactly once, at once or later. */
  answer(outcome: Outcome<Operations[K]['reply']>): void;
}

/** Whether a call steers the mocks instead of loading a service. */
export const isControl = (call: Call): call is Call<ControlOperation> =>
  call.operation === 'control.inject' || call.operation === 'control.heal';

/** How calls reach the services. */
export interface Services {
  call(call: Call): void;
}

/** Where facts go. */
export interface Recorder {
  note(fact: Fact, at_us: number): void;
  tally(tally: Tally): void;
}

/** What an engine gives a kernel. */
export interface Ports {
  readonly services: Services;
  readonly recorder: Recorder;
}
