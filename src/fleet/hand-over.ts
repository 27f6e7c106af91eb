import { type Ask, all, ask, type Behaviour, race, take, until, wait } from '../kernel/effects.ts';
import type { Me } from '../kernel/task.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SaleReceipt } from '../model/sale.ts';
import { seconds } from '../model/units.ts';
import type { Stream } from '../random/stream.ts';
import type { Floor } from './floor.ts';
import { HAPPENED } from './happened.ts';
import type { Till } from './till.ts';
import { noteLostDocument, type WaitingDocument } from './till-journal.ts';

/** How often a store without a line tries to find it again. Business clock. */
const TRY_AGAIN = seconds(15);
/** Statuses by which head office says that it will never take a document as it is. */
const FINAL: ReadonlySet<number> = new Set([400, 413, 415, 422, 501]);

/** A document about to be handed over. */
interface Parcel {
  readonly till: Till;
  readonly waiting: WaitingDocument;
}

/**
 * Hands the sales of a store to head office, for ever: each till's in order, each once it was
 * taken never again. After an outage what has piled up goes at a pace, from an instant of the
 * store's own (AWS Builders' Library, timeouts, retries and backoff with jitter), or, `naive`, all
 * at once and at the same instant as every other store's.
 */
export function* handOver(me: Me, floor: Floor): Behaviour {
  const { reconnect, flushPace_us, flushSpread_us } = floor.plan.policies.sales;
  const isNaive = reconnect === 'naive';
  let draws: Stream | undefined;
  let isCutOff = false;
  let hasBacklog = false;
  for (;;) {
    const parcels = isNaive ? everyHead(floor, me.now) : oldestHead(floor, me.now);
    if (parcels.length === 0) {
      floor.outbox.shut();
      // What waits in a till that cannot speak is looked after again in a while.
      if (floor.hasWaiting) yield* race({ news: take(floor.outbox), again: wait(TRY_AGAIN) });
      else {
        if (hasBacklog) me.tally(HAPPENED['queue.flushed']);
        hasBacklog = false;
        yield* take(floor.outbox);
      }
      continue;
    }
    const [first] = parcels;
    let arrived = 0;
    if (parcels.length === 1 && first !== undefined) {
      if (settled(me, floor, first, yield* call(first))) arrived++;
    } else {
      const outcomes = yield* all(parcels.map(call));
      for (const [i, parcel] of parcels.entries()) {
        const outcome = outcomes[i];
        if (outcome !== undefined && settled(me, floor, parcel, outcome)) arrived++;
      }
    }
    draws ??= me.stream(me.path, 'jitter');
    if (arrived === 0) {
      isCutOff = true;
      hasBacklog = true;
      if (isNaive) yield* until(nextTick(me.now));
      else yield* wait(Math.round(TRY_AGAIN * (0.5 + draws.share())));
    } else if (isCutOff) {
      isCutOff = false;
      if (!isNaive) yield* wait(Math.round(flushSpread_us * draws.share()));
    } else if (hasBacklog && !isNaive) yield* wait(flushPace_us);
  }
}

/** What became of a document. @returns whether head office has heard of it */
function settled(
  me: Me,
  floor: Floor,
  { till, waiting }: Parcel,
  outcome: Outcome<SaleReceipt>,
): boolean {
  floor.line.saw(me, 'sales', outcome);
  const { basketId: basket, documentId: document } = waiting.document;
  // A receipt for another sale says nothing of this one.
  if (outcome.kind === 'ok' && outcome.body.basketId === basket) {
    till.journal?.handedOver(waiting);
    const { copies, inOrder } = outcome.body;
    me.note({ fact: 'document.recorded', basket, document, copies, inOrder });
    return true;
  }
  if (outcome.kind === 'status' && FINAL.has(outcome.status)) {
    till.journal?.putAside(waiting);
    return true;
  }
  if (till.journal?.cameBack(waiting)) noteLostDocument(me, waiting);
  return false;
}

/** The next tick of the clock that all naive stores share. */
const nextTick = (now_us: number): number => (Math.floor(now_us / TRY_AGAIN) + 1) * TRY_AGAIN;

function call({ till, waiting }: Parcel): Ask<'sales.record'> {
  till.journal?.sent(waiting);
  return ask('sales.record', waiting.document, { from: till.path });
}

/** The till's oldest document, if the till can speak. */
function headOf(till: Till, now_us: number): WaitingDocument | undefined {
  const head = till.journal?.head;
  return head === undefined || till.isMute(now_us) ? undefined : head;
}

/** The oldest document of every till that can speak. */
function everyHead(floor: Floor, now_us: number): Parcel[] {
  const parcels: Parcel[] = [];
  for (const till of floor.tills) {
    const waiting = headOf(till, now_us);
    if (waiting !== undefined) parcels.push({ till, waiting });
  }
  return parcels;
}

/** The store's oldest document of a till that can speak. */
function oldestHead(floor: Floor, now_us: number): readonly Parcel[] {
  let oldest: Till | undefined;
  let since_us = Infinity;
  for (const till of floor.tills) {
    const queued_us = headOf(till, now_us)?.queued_us ?? Infinity;
    if (queued_us >= since_us) continue;
    oldest = till;
    since_us = queued_us;
  }
  const waiting = oldest?.journal?.head;
  return oldest === undefined || waiting === undefined ? [] : [{ till: oldest, waiting }];
}
