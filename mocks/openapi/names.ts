import type { z } from 'zod';
import {
  adminHealth,
  countersReply,
  faultList,
  faultState,
  harDocument,
  journalReply,
  laneList,
  strangerList,
} from '../schemas/admin.ts';
import { bakedDistribution, faultPlan, faultScope, faultTrigger } from '../schemas/fault.ts';
import { abortRequest, authoriseRequest, payment, reversalRequest } from '../schemas/payments.ts';
import { evaluateReply, evaluateRequest, lookupReply } from '../schemas/promotions.ts';
import { saleDocument, saleReceipt } from '../schemas/sales.ts';
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
  [lookupReply, 'LookupReply'],
  [authoriseRequest, 'AuthoriseRequest'],
  [reversalRequest, 'ReversalRequest'],
  [abortRequest, 'AbortRequest'],
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
  [saleDocument, 'SaleDocument'],
  [saleReceipt, 'SaleReceipt'],
  [accepted, 'Accepted'],
  [health, 'Health'],
  [problem, 'Problem'],
  [bakedDistribution, 'BakedDistribution'],
  [faultScope, 'FaultScope'],
  [faultTrigger, 'FaultTrigger'],
  [faultPlan, 'FaultPlan'],
  [faultState, 'FaultState'],
  [faultList, 'FaultList'],
  [countersReply, 'Counters'],
  [journalReply, 'Journal'],
  [laneList, 'LaneList'],
  [strangerList, 'StrangerList'],
  [adminHealth, 'AdminHealth'],
  [harDocument, 'Har'],
]);
