import type { AgentSkills, Ticket } from '../../model/ticket.ts';
import type { BindingContext, DialogueEnd, HttpAnswer, HttpRequest } from '../binding.ts';
import type { DeskApi } from './desk-api.ts';
import { UNREADABLE } from './unreadable.ts';

/** Tickets tried in one claim; when all are gone by then, the next look will find others. */
const TRIES = 5;
/** A claim that was dropped half-way holds its ticket for so long. */
const HOLD_MS = 60_000;

/**
 * Takes the most urgent, then oldest, ticket of the run that fits. No such desk hands out tickets,
 * so a claim is optimistic: look for one, keep the worker's other agents off it, look again whether
 * it is still free, put the agent's name on it, and believe only the name that is read back.
 */
export function* claimTicket(
  api: DeskApi,
  skills: AgentSkills,
  context: BindingContext,
): Generator<HttpRequest, DialogueEnd<Ticket | null>, HttpAnswer> {
  const found = yield api.waiting(skills, context);
  if (found.status >= 400) return { refused: found };
  const list = api.list(found.body, context);
  if (list === undefined) return UNREADABLE;
  const fitting = list
    .map(({ ticket }) => ticket)
    .filter((ticket) => isFree(ticket) && fits(ticket, skills, context.runId))
    .sort(byUrgency);
  for (const { id } of fitting.slice(0, TRIES)) {
    if (!reserve(context.memory, id)) continue;
    const taken = yield* take(api, id, skills.agentId, context);
    context.memory.delete(reservation(id));
    if (taken !== undefined) return taken;
  }
  return { ok: true, reply: null };
}

/** @returns undefined when somebody else has it by now */
function* take(
  api: DeskApi,
  ticketId: string,
  agent: string,
  context: BindingContext,
): Generator<HttpRequest, DialogueEnd<Ticket> | undefined, HttpAnswer> {
  const now = yield api.get(ticketId, context);
  if (now.status >= 400) return undefined;
  const seen = api.read(now.body, context);
  if (seen === undefined) return UNREADABLE;
  if (!isFree(seen.ticket)) return undefined;
  const change = { state: 'acknowledged', carried: { agent } } as const;
  const end = yield* api.change(seen, change, context);
  if ('refused' in end) return isLost(end.refused) ? undefined : end;
  return end.ok && end.reply.assignee !== agent ? undefined : end;
}

/** Somebody changed it first, or took it away. */
const isLost = ({ status }: HttpAnswer): boolean => status === 404 || status === 409;

const isFree = ({ state, assignee }: Ticket): boolean =>
  assignee === null && (state === 'new' || state === 'inProgress');

/** Only tickets of this run: a rehearsal's agents never work the desk's real ones. */
const fits = (ticket: Ticket, skills: AgentSkills, runId: string): boolean =>
  ticket.externalRef.startsWith(runId) &&
  skills.languages.includes(ticket.language) &&
  skills.tillSystems.includes(ticket.tillSystem) &&
  (skills.channels?.includes(ticket.channel) ?? true) &&
  (ticket.level ?? 1) === (skills.level ?? 1);

const byUrgency = (a: Ticket, b: Ticket): number =>
  a.priority - b.priority ||
  (a.timestamps.createdAt < b.timestamps.createdAt
    ? -1
    : a.timestamps.createdAt > b.timestamps.createdAt
      ? 1
      : a.id.length - b.id.length || (a.id < b.id ? -1 : 1));

const reservation = (ticketId: string): string => `claimed until: ${ticketId}`;

function reserve(memory: Map<string, string>, ticketId: string): boolean {
  const now_ms = Date.now();
  if (Number(memory.get(reservation(ticketId)) ?? 0) > now_ms) return false;
  memory.set(reservation(ticketId), String(now_ms + HOLD_MS));
  return true;
}
