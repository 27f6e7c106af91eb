import { type Behaviour, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { FaultKind, FaultPlan } from '../model/fault-plan.ts';
import type { Plan } from '../model/plan.ts';
import { minutes, seconds } from '../model/units.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import { tillSite } from './issue-sites.ts';
import type { Till } from './till.ts';
import { noteLostDocument } from './till-journal.ts';

/** How long a shopper and a clerk wait for a till that does not move, before they give it up. */
const PATIENCE = seconds(90);
/** The moments of a sale at which a till can fail: before scanning, at total, before printing. */
const MOMENTS = 3;
/** How long trouble lasts where the fault does not say. */
const LASTS: Readonly<Record<'till/crash' | 'till/restart' | 'till/freeze', number>> = {
  'till/crash': minutes(4),
  'till/restart': seconds(75),
  'till/freeze': seconds(40),
};
type Stop = keyof typeof LASTS;
const STOPS = Object.keys(LASTS) as Stop[];
const AILMENTS: readonly FaultKind[] = [...STOPS, 'till/offline'];

/** Whether tills can fail in a plan: none is looked at otherwise. */
export const hasTillFaults = ({ faults }: Plan): boolean =>
  faults.some(({ kind }) => AILMENTS.includes(kind));

/** What ails a till; only tills of a plan with till faults have one. */
export class TillHealth {
  /** Cannot sell: crashed, or frozen for too long. */
  isDown = false;
  /** The fault that took it down. */
  fault: FaultPlan | undefined;
  /** Its own cable is out until then. */
  cutUntil_us = 0;
  /** How often it was down, so that each time is drawn for itself. */
  stops = 0;
  /** Sales it was asked about, and who is served. */
  #sales = -1;
  #moment = 0;
  #shopper = '';
  /** Faults that strike a till once, and did. */
  readonly #spent = new Set<string>();

  /**
   * The next moment of a sale. @returns the sale's number when this is the moment at which this
   * sale meets what there is to meet: they take turns, so that every moment is tried
   */
  meets(shopper: string): number | undefined {
    if (shopper === this.#shopper) this.#moment++;
    else {
      this.#shopper = shopper;
      this.#sales++;
      this.#moment = 0;
    }
    return this.#moment === this.#sales % MOMENTS ? this.#sales : undefined;
  }

  /** Faults that are drawn once for each till, and have struck this one. */
  get spent(): ReadonlySet<string> {
    return this.#spent;
  }

  spend(fault: FaultPlan): void {
    const { trigger } = fault;
    if (trigger.kind === 'rate' && trigger.per === 'till') this.#spent.add(fault.id);
  }
}

/**
 * Asked by a sale before scanning, at total and before printing: lets what can befall a till
 * happen, and waits a restart or a short freeze out.
 * @returns false when this till is down: the shopper must go to another one
 */
export function* tillReady(me: Me, floor: Floor, till: Till): Behaviour<boolean> {
  if (!floor.hasTillFaults) return true;
  till.health ??= new TillHealth();
  const { health } = till;
  if (health.isDown) {
    floor.issues.met(me, floor, tillSite(floor, till), health.fault?.id);
    return false;
  }
  const sale = health.meets(me.path);
  if (sale !== undefined) {
    unplug(me, floor, till, health, sale);
    for (const kind of STOPS) {
      const fault = strike(me, floor, till, health, kind, sale);
      if (fault === undefined) continue;
      const lasts_us = lengthOf(me, till, health, kind, fault);
      if (kind === 'till/crash') {
        crash(me, floor, till);
        stop(me, floor, till, fault, lasts_us);
        return false;
      }
      yield* wait(Math.min(lasts_us, PATIENCE));
      if (lasts_us > PATIENCE) {
        stop(me, floor, till, fault, lasts_us - PATIENCE);
        return false;
      }
      if (kind === 'till/restart') restarted(me);
    }
  }
  if (health.stops > 0) floor.issues.worked('tillFrozen', till.path);
  return true;
}

function strike(
  me: Me,
  { faults, store }: Floor,
  till: Till,
  health: TillHealth,
  kind: FaultKind,
  ordinal: number,
): FaultPlan | undefined {
  const spared = health.spent;
  const encounter = { store: store.id, device: till.path, ordinal, spared };
  const fault = faults.strike(kind, me.now, encounter);
  if (fault !== undefined) health.spend(fault);
  return fault;
}

/** How long it lasts: as drawn, and no longer than the fault. */
function lengthOf(me: Me, till: Till, health: TillHealth, kind: Stop, fault: FaultPlan): number {
  const { lasts_us } = fault.parameters;
  const draws = me.stream(`${till.path}/stop/${++health.stops}`, 'fault');
  return Math.min(lasts_us ? draws.draw(lasts_us) : LASTS[kind], fault.to_us - me.now);
}

/** Pulls the till's own cable until the fault heals or somebody plugs it in. */
function unplug(me: Me, floor: Floor, till: Till, health: TillHealth, sale: number): void {
  if (me.now < health.cutUntil_us) return;
  const fault = strike(me, floor, till, health, 'till/offline', sale);
  if (fault !== undefined) health.cutUntil_us = fault.to_us;
}

/** What was only in the till's memory is lost. */
function crash(me: Me, floor: Floor, till: Till): void {
  for (const lost of till.journal?.crash(me.now) ?? []) noteLostDocument(me, lost);
  floor.outbox.open();
}

/** The till sells nothing any more, until it comes up by itself or somebody restarts it. */
function stop(me: Me, floor: Floor, till: Till, fault: FaultPlan, lasts_us: number): void {
  const health = till.health;
  if (health === undefined) return;
  health.isDown = true;
  health.fault = fault;
  const nth = health.stops;
  floor.issues.met(me, floor, tillSite(floor, till), fault.id);
  floor.me.spawn(`${till.path}/stop/${nth}`, function* (task): Behaviour {
    yield* wait(lasts_us);
    // A clerk or the desk may have restarted it before; it may even be down again.
    if (health.stops !== nth) return;
    restarted(task);
    if (!health.isDown) return;
    till.repair();
    floor.issues.gone('tillFrozen', till.path);
    floor.outbox.open();
  });
}

const restarted = (me: Me): void => me.tally(HAPPENED['till.restarted']);
