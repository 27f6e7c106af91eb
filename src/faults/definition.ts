import type { FaultKind, FaultTrigger, TriggerUnit } from '../model/fault-plan.ts';
import type { FaultParameter } from './parameter.ts';

/**
 * Where a kind of fault is put into effect: on the way to a service (the engine's client), in the
 * service (the mocks, through their admin API), in a device of the fleet, or at the desk.
 */
export type AppliedBy = 'client' | 'service' | 'device' | 'desk';

/** What a scope may name besides stores: calls, nothing more, tickets, or the desk's teams only. */
export type ScopeForm = 'calls' | 'stores' | 'tickets' | 'teams';

/** What becomes of an attempt that a network fault strikes; the same in every engine. */
export interface WireMeaning {
  /** `late`: it is answered, later than it would be. */
  readonly ends: 'refused' | 'reset' | 'timeout' | 'late';
  /** Whether the service has the request, and so does its work. */
  readonly reaches: boolean;
}

/** One kind of fault: what it is, what it needs, and what those who meet it see. */
export interface FaultDefinition {
  readonly kind: FaultKind;
  readonly appliedBy: AppliedBy;
  /** One line: what is broken. */
  readonly means: string;
  /** One line: what the device or person that meets it sees. */
  readonly seen: string;
  readonly scope: ScopeForm;
  /** What a `rate` may be drawn for, the usual first; empty when the author has no say. */
  readonly per: readonly TriggerUnit[];
  /** What bites when the author has no say; absent: always. */
  readonly trigger?: FaultTrigger;
  /** Keys an author may or must write besides window, scope and trigger. */
  readonly parameters: Readonly<Record<string, FaultParameter>>;
  /** Of faults applied by the client. */
  readonly wire?: WireMeaning;
}
