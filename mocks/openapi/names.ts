import type { z } from 'zod';
import { countersReply, faultList, faultState, journalReply } from '../schemas/admin.ts';
import { faultPlan } from '../schemas/fault.ts';
import { authoriseRequest, payment, reversalRequest } from '../schemas/payments.ts';
import { evaluateReply, evaluateRequest } from '../schemas/promotions.ts';
import {
  agentSkills,
  agentStep,
  commentStep,
  emptyStep,
  heartbeat,
  openTicket,
  reopenStep,
  resolveStep,
  ticket,
  ticketList,
} from '../schemas/support.ts';
import { accepted, health, problem } from '../schemas/wire.ts';

/** The name of each schema under `#/components/schemas`. */
export const SCHEMA_NAMES: ReadonlyMap<z.ZodType, string> = new Map<z.ZodType, string>([
  [evaluateRequest, 'EvaluateRequest'],
  [evaluateReply, 'EvaluateReply'],
  [authoriseRequest, 'AuthoriseRequest'],
  [reversalRequest, 'ReversalRequest'],
  [payment, 'Payment'],
  [openTicket, 'OpenTicket'],
  [agentSkills, 'AgentSkills'],
  [agentStep, 'AgentStep'],
  [resolveStep, 'ResolveStep'],
  [reopenStep, 'ReopenStep'],
  [commentStep, 'CommentStep'],
  [emptyStep, 'EmptyStep'],
  [heartbeat, 'Heartbeat'],
  [ticket, 'Ticket'],
  [ticketList, 'TicketList'],
  [accepted, 'Accepted'],
  [health, 'Health'],
  [problem, 'Problem'],
  [faultPlan, 'FaultPlan'],
  [faultState, 'FaultState'],
  [faultList, 'FaultList'],
  [countersReply, 'Counters'],
  [journalReply, 'Journal'],
]);
