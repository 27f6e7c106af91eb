import type { Floor } from '../fleet/floor.ts';
import { Issue } from '../fleet/issue.ts';
import { liveIssue } from '../fleet/live-issue.ts';
import { type Behaviour, until, wait } from '../kernel/effects.ts';
import type { Me, Task } from '../kernel/task.ts';
import type { DeviceRef } from '../model/ticket.ts';
import type { Stream } from '../random/stream.ts';
import { type Delays, type RecordedIssue, TOLD } from './replay-stream.ts';

/** Uses in a row that work before a store believes that trouble went by itself. */
const GOOD_USES = 3;

/** What a device is, by its path. */
function typeOf(device: string): DeviceRef['type'] {
  if (device.endsWith('/printer')) return 'printer';
  if (device.endsWith('/terminal')) return 'terminal';
  return device.includes('/till/') ? 'till' : 'store';
}

/**
 * Lives a recorded issue again, by the fleet's own behaviour and the issue's own draws. Only its
 * device is played: an answer is tried as long after it as was measured, and works when it mended
 * the trouble or the fault behind it is over by then.
 * @returns the issue's life, to be looked at for its end
 */
export function relive(me: Me, floor: Floor, recorded: RecordedIssue, delays: Delays): Task {
  const { issue: id, kind, device, fault, store, noticedBy, noticed_us } = recorded;
  const faultEnds_us = floor.plan.faults.find((one) => one.id === fault)?.to_us ?? 0;
  const draws = me.stream(`${id}/replay`, 'issue');
  let round = 0;
  let mended = false;
  const tryAnswer = function* (task: Me): Behaviour {
    yield* wait(trial_us(recorded, round++, delays, draws));
    // Without shoppers nobody tries it.
    if (task.now > floor.store.closes_us) return;
    if (issue.trying) issue.used(mended || task.now >= faultEnds_us);
  };
  const issue: Issue = new Issue(
    id,
    {
      kind,
      device: { type: typeOf(device), id: device },
      tillId: tillOf(floor, device),
      repair: () => {
        mended = true;
      },
      close: () => undefined,
      reopen: () => {
        if (issue.trying) me.spawn(`${id}/trial`, tryAnswer);
      },
    },
    fault,
    noticedBy,
  );
  me.note({ fact: 'issue.began', issue: id, kind, store, device, fault });
  const heals_us = healing_us(recorded, faultEnds_us, delays, draws);
  const life = me.spawn(`${id}/issue`, function* (task): Behaviour {
    yield* until(noticed_us);
    yield* liveIssue(task, floor, issue);
  });
  if (heals_us !== undefined) {
    me.spawn(`${id}/healing`, function* (): Behaviour {
      yield* until(heals_us);
      if (TOLD.has(kind)) issue.over();
      for (let use = 0; use < GOOD_USES && life.ended === undefined; use++) issue.used(true);
    });
  }
  return life;
}

/** As measured on the coupled day; an answer it did not get is tried after a like time. */
function trial_us(
  { trials_us, kind }: RecordedIssue,
  round: number,
  delays: Delays,
  draws: Stream,
): number {
  return trials_us[round] ?? draws.pick(delays.trials_us[kind]) ?? 60e6;
}

/**
 * When the trouble goes by itself. Where the coupled desk was there first, nobody knows: after as
 * long as it took for others of the kind that outlasted it, else some uses after its fault's end.
 * A closed till is not used, so that its trouble never shows as gone.
 */
function healing_us(
  { kind, fault, began_us, healed_us, unhealed_us }: RecordedIssue,
  faultEnds_us: number,
  delays: Delays,
  draws: Stream,
): number | undefined {
  if (healed_us !== null) return healed_us;
  if (kind === 'receiptNotPrinting' || fault === null) return undefined;
  const longer = delays.heals_us[kind].filter((life_us) => life_us > unhealed_us);
  const life_us = draws.pick(longer);
  if (life_us !== undefined) return began_us + life_us;
  const use_us = draws.pick(delays.trials_us[kind]) ?? 60e6;
  return Math.max(began_us + unhealed_us, faultEnds_us + GOOD_USES * use_us);
}

/** `S0417T03` of `store/0417/till/3/printer`; the first till of what concerns the whole store. */
function tillOf(floor: Floor, device: string): string {
  const number = Number(/\/till\/(\d+)/.exec(device)?.[1] ?? 1);
  return floor.tills[number - 1]?.id ?? '';
}
