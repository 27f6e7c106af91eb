import type { Me } from '../kernel/task.ts';
import type { FaultKind } from '../model/fault-plan.ts';
import type { Service } from '../model/operations.ts';
import type { Outcome } from '../model/outcome.ts';
import { Breaker } from './breaker.ts';
import type { Floor } from './floor.ts';
import { lineSite } from './issue-sites.ts';
import type { Till } from './till.ts';

/** Failures in a row after which a store without a breaker takes a service for down. */
const FAILURES = 5;
/** What cuts a store off, by which an outage is told from everyday trouble. */
const CUTS: readonly FaultKind[] = ['net/partition', 'net/refuse', 'net/blackhole'];

/** What a store has seen of one service. */
class Sight {
  readonly breaker: Breaker | undefined;
  failures = 0;
  isDown = false;
  /** Of the first failure since it last answered. */
  failedSince_us = Infinity;
  constructor(breaker: Breaker | undefined) {
    this.breaker = breaker;
  }
}

/**
 * What a store believes of its line to the services: one is believed down after failures in a row
 * and is then tried with one call at a time (the store's own breaker). The line is lost when
 * promotions, payments and sales have all gone silent.
 */
export class StoreLine {
  readonly #floor: Floor;
  readonly #sights = new Map<Service, Sight>();
  #isLost = false;
  #isTrouble = false;
  /** When anything was last heard of any service. */
  #heard_us = -1;

  constructor(floor: Floor) {
    this.#floor = floor;
  }

  /** Whether the store believes that it has no line at all. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** When the service fell silent; undefined while it answers, as far as the store knows. */
  silentSince(service: Service): number | undefined {
    const sight = this.#sights.get(service);
    return sight?.isDown ? sight.failedSince_us : undefined;
  }

  /** Whether a till should call the service now; true of a call that is to find out. */
  reaches(service: Service, now_us: number): boolean {
    const sight = this.#sights.get(service);
    if (sight === undefined || !sight.isDown) return true;
    return sight.breaker?.admits(now_us) ?? true;
  }

  /** What became of a call to the service. */
  saw(me: Me, service: Service, outcome: Outcome<unknown>): void {
    if (service === 'support') return;
    // Answered by the client itself, its breaker or its cache: nothing was learnt.
    if (outcome.attempts === 0) {
      this.#sights.get(service)?.breaker?.again();
      return;
    }
    const isGood = answered(outcome);
    const known = this.#sights.get(service);
    if (isGood) this.#heard_us = me.now;
    if (isGood && (known === undefined || known.failures === 0)) {
      if (this.#isTrouble) this.#recovered(me);
      return;
    }
    const sight = known ?? this.#watch(service);
    sight.breaker?.saw(isGood, me.now);
    if (isGood) {
      sight.failures = 0;
      sight.isDown = false;
      sight.failedSince_us = Infinity;
      this.#recovered(me);
      return;
    }
    if (sight.failures++ === 0) sight.failedSince_us = me.now;
    sight.isDown = sight.breaker?.isOpen ?? sight.failures >= FAILURES;
    if (sight.isDown) this.#worsened(me);
  }

  #watch(service: Service): Sight {
    const { plan } = this.#floor;
    const policy = plan.policies[service].breaker;
    const limits = policy && {
      failures: policy.failures,
      openFor_us: policy.openForWall_us * plan.live.compression,
      probes: 1,
    };
    const sight = new Sight(limits && new Breaker(limits));
    this.#sights.set(service, sight);
    return sight;
  }

  /** Two services down, and nothing heard of the third since the first of them fell silent. */
  #worsened(me: Me): void {
    const down = [...this.#sights.values()].filter(({ isDown }) => isDown);
    const since_us = Math.min(...down.map(({ failedSince_us }) => failedSince_us));
    if (down.length < 2 || this.#heard_us >= since_us) return;
    const floor = this.#floor;
    if (!this.#isLost) {
      this.#isLost = true;
      me.note({ fact: 'line.down', store: floor.store.id, queued: floor.waiting });
    }
    this.#isTrouble = true;
    const cut = CUTS.map((kind) => floor.faults.present(kind, me.now, floor.store.id));
    floor.issues.met(me, floor, lineSite(floor), cut.find((fault) => fault !== undefined)?.id);
  }

  #recovered(me: Me): void {
    const floor = this.#floor;
    if (this.#isLost) {
      this.#isLost = false;
      me.note({ fact: 'line.up', store: floor.store.id, queued: floor.waiting });
    }
    if (!this.#isTrouble) return;
    this.#isTrouble = false;
    floor.issues.gone('storeOffline', `store/${floor.store.id}`);
  }
}

/** Whether a till reaches a service: its own cable, and the store's line. */
export const tillReaches = (floor: Floor, till: Till, service: Service, now_us: number): boolean =>
  !till.isCutOff(now_us) && floor.line.reaches(service, now_us);

/** Anything but silence and a service that is out of order shows that there is a line. */
const answered = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'ok' ||
  outcome.kind === 'malformed' ||
  (outcome.kind === 'status' && outcome.status < 500);
