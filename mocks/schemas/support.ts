import { z } from 'zod';
import type { Heartbeat } from '../../src/model/operations.ts';
import {
  type AgentSkills,
  ISSUE_KINDS,
  LANGUAGES,
  type OpenTicket,
  type Resolution,
  TICKET_CHANNELS,
  TILL_SYSTEMS,
  type Ticket,
  type TicketComment,
} from '../../src/model/ticket.ts';
import { id, instant, text } from './common.ts';

const oneToThree = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const supportLevel = z.union([z.literal(1), z.literal(2)]);

const report = {
  externalRef: id,
  channel: z.enum(TICKET_CHANNELS),
  storeId: id,
  tillId: id,
  device: z.object({ type: z.enum(['till', 'printer', 'terminal', 'store']), id }),
  symptom: z.enum(ISSUE_KINDS),
  language: z.enum(LANGUAGES),
  tillSystem: z.enum(TILL_SYSTEMS),
  summary: text,
  description: text,
  impact: oneToThree,
  urgency: oneToThree,
};

const resolutionShape = z.object({
  code: z.enum(['fixed', 'workaround', 'noFault', 'duplicate']),
  notes: text,
});
const commentShape = z.object({ author: id, body: text, public: z.boolean() });

/** `POST /v1/tickets`. */
export const openTicket: z.ZodType<OpenTicket> = z.object(report);

/** `POST /v1/queue/claims`. */
export const agentSkills: z.ZodType<AgentSkills> = z.object({
  agentId: id,
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
  tillSystems: z.array(z.enum(TILL_SYSTEMS)).max(TILL_SYSTEMS.length),
  channels: z.array(z.enum(TICKET_CHANNELS)).max(TICKET_CHANNELS.length).exactOptional(),
  level: supportLevel.exactOptional(),
});

/** `/start` and `/hold`: the agent who does it. */
export const agentStep: z.ZodType<{ readonly agentId: string }> = z.object({ agentId: id });

/** `/resolve`. */
export const resolveStep: z.ZodType<{
  readonly agentId: string;
  readonly resolution: Resolution;
}> = z.object({ agentId: id, resolution: resolutionShape });

/** `/reopen`. */
export const reopenStep: z.ZodType<{ readonly reason: string }> = z.object({ reason: text });

/** `/release`. */
export const releaseStep: z.ZodType<{
  readonly agentId: string;
  readonly how: 'handover' | 'escalate';
}> = z.object({ agentId: id, how: z.enum(['handover', 'escalate']) });

/** `/comments`; `hold` waits for the store, `answer` goes on. */
export const commentStep: z.ZodType<
  Omit<TicketComment, 'at'> & { readonly step?: 'hold' | 'answer' }
> = commentShape.extend({ step: z.enum(['hold', 'answer']).exactOptional() });

/** `/close` and `/cancel`: nothing is asked for. */
export const emptyStep: z.ZodType<Record<string, never>> = z.object({});

/** `POST /v1/heartbeats`. */
export const heartbeat: z.ZodType<Heartbeat> = z.object({
  storeId: id,
  tillId: id,
  at: instant,
  devices: z.array(z.object({ type: id, id, state: id })).max(64),
});

/** The answer of the ticket routes. */
export const ticket: z.ZodType<Ticket> = z.object({
  ...report,
  id,
  number: z.string(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  level: supportLevel.exactOptional(),
  state: z.enum(['new', 'acknowledged', 'inProgress', 'onHold', 'resolved', 'closed', 'cancelled']),
  assignee: z.string().nullable(),
  comments: z.array(commentShape.extend({ at: z.string() })),
  timestamps: z.object({
    createdAt: z.string(),
    acknowledgedAt: z.string().exactOptional(),
    startedAt: z.string().exactOptional(),
    resolvedAt: z.string().exactOptional(),
    closedAt: z.string().exactOptional(),
    reopenedAt: z.array(z.string()),
    onHold: z.array(z.object({ from: z.string(), to: z.string().exactOptional() })).exactOptional(),
  }),
  resolution: resolutionShape.nullable(),
});

/** The answer of `GET /v1/tickets`. */
export const ticketList: z.ZodType<{ readonly tickets: readonly Ticket[] }> = z.object({
  tickets: z.array(ticket),
});
