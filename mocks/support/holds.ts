import type { Ticket } from '../../src/model/ticket.ts';

/** Holds of a ticket that are kept. */
const HOLDS = 100;

/** A ticket after a change, with the hold that began or ended with it. */
export function withHolds(before: Ticket, after: Ticket, clock: () => string): Ticket {
  const [was, is] = [before.state === 'onHold', after.state === 'onHold'];
  if (was === is) return after;
  const holds = after.timestamps.onHold ?? [];
  const last = holds.at(-1);
  const onHold = is
    ? [...holds, { from: clock() }].slice(-HOLDS)
    : last === undefined
      ? holds
      : [...holds.slice(0, -1), { ...last, to: clock() }];
  return { ...after, timestamps: { ...after.timestamps, onHold } };
}

/** How long a ticket was on hold until an instant, milliseconds. */
export const heldMs = ({ timestamps }: Ticket, until_ms: number): number =>
  (timestamps.onHold ?? []).reduce((sum, { from, to }) => {
    const end_ms = to === undefined ? until_ms : Math.min(Date.parse(to), until_ms);
    return sum + Math.max(0, end_ms - Date.parse(from));
  }, 0);
