import { type Exchange, Session } from '../engines/live/session.ts';
import type { CallEnd } from '../engines/wall/call-end.ts';
import type { LoadOperation, Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { Ticket } from '../model/ticket.ts';
import { withoutSecrets } from '../services/without-secrets.ts';
import type { OwnService } from './own-services.ts';
import { adviceOn } from './probe-advice.ts';
import { type ProbeCall, probeCalls, type Seen } from './probe-requests.ts';
import { replyInWords } from './probe-words.ts';

/** One request of a probed operation. */
export interface ProbedRequest {
  readonly method: string;
  readonly path: string;
  /** HTTP status, or how the attempt ended without one. */
  readonly status: number | 'refused' | 'reset' | 'timeout';
  readonly took_ms: number;
}

/** One operation of a probe. `absent`: the system has none, and nothing was sent. */
export interface ProbeRow {
  readonly service: Service;
  readonly operation: LoadOperation;
  readonly outcome: 'ok' | 'failed' | 'absent' | 'skipped';
  readonly requests: readonly ProbedRequest[];
  /** What was read from the answer, or why nothing was. */
  readonly found: string;
  /** What to do about it, when something is to be done. */
  readonly next?: string;
}

/** What a probe of one service found, and what became of the things it made. */
export interface Probe {
  readonly service: Service;
  readonly binding: string;
  readonly url: string;
  readonly rows: readonly ProbeRow[];
  /** Things removed; `null` when the binding cannot remove any, or the service would not. */
  readonly removed: number | null;
  readonly leftBehind?: string;
}

/**
 * Makes one call of every operation of a service of one's own, one after the other, and removes
 * what that made.
 */
export async function probe(
  plan: Plan,
  own: OwnService,
  runId: string,
  userAgent: string,
): Promise<Probe> {
  const session = new Session({ ...own, runId, userAgent });
  const { service, binding, url } = own;
  try {
    const seen: Seen = { ticketId: undefined };
    const rows: ProbeRow[] = [];
    for (const call of probeCalls(plan, service, runId)) {
      rows.push(await probeOne(session, own, call, seen, plan));
    }
    return { service, binding: binding.name, url, rows, ...(await clearUp(session)) };
  } finally {
    await session.close();
  }
}

async function clearUp(session: Session): Promise<Pick<Probe, 'removed' | 'leftBehind'>> {
  try {
    const removed = await session.cleanup();
    return { removed: removed ?? null };
  } catch (cause) {
    return { removed: null, leftBehind: cause instanceof Error ? cause.message : String(cause) };
  }
}

async function probeOne(
  session: Session,
  own: OwnService,
  { operation, request, first }: ProbeCall,
  seen: Seen,
  plan: Plan,
): Promise<ProbeRow> {
  const { service, binding, access } = own;
  const about = { service, operation };
  if (binding.operations[operation] === undefined) {
    const how = binding.absent?.[operation] ?? 'unsupported';
    const found = how === 'accepted' ? 'the fleet goes on as if it were accepted' : 'unsupported';
    return { ...about, outcome: 'absent', requests: [], found: `no such operation: ${found}` };
  }
  const body = request(seen);
  if (body === undefined) {
    return { ...about, outcome: 'skipped', requests: [], found: 'there is no ticket to try it on' };
  }
  const before = first && (await probeOne(session, own, first, seen, plan));
  if (before?.outcome === 'failed') return { ...before, ...about };
  const { end, exchanges } = await session.call(operation, body);
  const requests = [...(before?.requests ?? []), ...exchanges.map(asRow)];
  if (end.kind === 'ok') {
    if (operation === 'support.open') seen.ticketId = (end.body as Ticket).id;
    const stranger = operation === 'support.claim' ? strangerIn(end.body, seen) : undefined;
    if (stranger !== undefined) {
      return { ...about, outcome: 'failed', requests, ...(await giveBack(session, stranger)) };
    }
    const found = replyInWords(operation, end.body, plan.currency);
    return { ...about, outcome: 'ok', requests, found };
  }
  const { found, next } = explain(end, exchanges.at(-1));
  return { ...about, outcome: 'failed', requests, found: withoutSecrets(found, access), next };
}

/** A claimed ticket that the probe did not open: somebody's real trouble, perhaps. */
function strangerIn(claimed: unknown, { ticketId }: Seen): Ticket | undefined {
  const ticket = claimed as Ticket | null;
  return ticket !== null && ticket.id !== ticketId ? ticket : undefined;
}

async function giveBack(
  session: Session,
  { id, number, assignee }: Ticket,
): Promise<Pick<ProbeRow, 'found' | 'next'>> {
  const agentId = assignee ?? '';
  const { end } = await session.call('support.release', {
    ticketId: id,
    agentId,
    how: 'handover',
  });
  const now = end.kind === 'ok' ? 'it was given back' : 'it could not be given back';
  return {
    found: `took ticket ${number || id}, which is not the probe's: ${now}`,
    next: 'a claim must take tickets of the run only: agents would work real ones',
  };
}

function explain(
  end: Exclude<CallEnd, { kind: 'ok' }>,
  last: Exchange | undefined,
): { readonly found: string; readonly next: string } {
  const body = last?.result.end === 'answered' ? last.result.body : '';
  const told = end.kind === 'status' ? (end.problem?.detail ?? end.problem?.title) : undefined;
  const excerpt = (told ?? body).replace(/\s+/g, ' ').trim().slice(0, 160);
  const said = excerpt === '' ? '' : `: ${excerpt}`;
  const next = adviceOn(end);
  switch (end.kind) {
    case 'status':
      return { found: `answered ${end.status}${said}`, next };
    case 'malformed':
      return { found: `${end.reason}${said}`, next };
    default:
      return { found: last?.detail ?? end.kind, next };
  }
}

const asRow = ({ request, result, took_ms }: Exchange): ProbedRequest => ({
  method: request.method,
  path: request.path,
  status: result.end === 'answered' ? result.status : result.end,
  took_ms: Math.round(took_ms * 10) / 10,
});
