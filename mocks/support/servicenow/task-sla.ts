import type { Ticket } from '../../../src/model/ticket.ts';
import type { World } from '../../world.ts';
import { heldMs } from '../holds.ts';
import { isOpen } from '../transitions.ts';
import { instant, sysIdOf } from './incident.ts';

/** Minutes to resolve, by priority; the definitions an instance comes with. */
const RESOLVE_MIN = { 1: 60, 2: 480, 3: 1440, 4: 2880, 5: 5760 } as const;

/** The row of `task_sla` of an incident: how it stands with the time promised for its priority. */
export function taskSla(world: World, ticket: Ticket): Readonly<Record<string, string>> {
  const { createdAt, resolvedAt, closedAt } = ticket.timestamps;
  const promised_ms = RESOLVE_MIN[ticket.priority] * 60e3;
  const start_ms = Date.parse(createdAt);
  const ended = resolvedAt ?? closedAt;
  const now_ms = ended === undefined ? world.now_ms() : Date.parse(ended);
  const held_ms = heldMs(ticket, now_ms);
  const worked_ms = now_ms - start_ms - held_ms;
  const hasBreached = worked_ms > promised_ms;
  return {
    sys_id: `51a${sysIdOf(ticket).slice(3)}`,
    task: sysIdOf(ticket),
    sla: `Priority ${ticket.priority} resolution`,
    stage: stageOf(ticket, hasBreached),
    has_breached: String(hasBreached),
    start_time: instant(createdAt),
    end_time: instant(ended),
    planned_end_time: instant(new Date(start_ms + promised_ms + held_ms).toISOString()),
    // A duration is an instant that long after the epoch.
    pause_duration: instant(new Date(held_ms).toISOString()),
    business_percentage: ((worked_ms / promised_ms) * 100).toFixed(2),
  };
}

function stageOf({ state }: Ticket, hasBreached: boolean): string {
  if (state === 'cancelled') return 'cancelled';
  if (!isOpen(state)) return 'completed';
  if (state === 'onHold') return 'paused';
  return hasBreached ? 'breached' : 'in_progress';
}
