import type { AgentSkills, OpenTicket } from '../../../src/model/ticket.ts';

/** A report of a Spanish store with an Oracle till, of the middling priority 3. */
export const report = (externalRef: string, more: Partial<OpenTicket> = {}): OpenTicket => ({
  externalRef,
  channel: 'api',
  storeId: '0417',
  tillId: '3',
  device: { type: 'printer', id: 'store/0417/till/3/printer' },
  symptom: 'receiptNotPrinting',
  language: 'es',
  tillSystem: 'oracle',
  summary: 'No imprime',
  description: 'La impresora de la caja 3 no imprime.',
  impact: 2,
  urgency: 2,
  ...more,
});

export const agent = (agentId: string, more: Partial<AgentSkills> = {}): AgentSkills => ({
  agentId,
  languages: ['es'],
  tillSystems: ['oracle'],
  ...more,
});
