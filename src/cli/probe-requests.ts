import type { BasketLine, EvaluateRequest } from '../model/basket.ts';
import { isoAt } from '../model/iso.ts';
import type { LoadOperation, Operations, Service } from '../model/operations.ts';
import type { Plan } from '../model/plan.ts';
import type { OpenTicket } from '../model/ticket.ts';

/** One call of a probe, made when its turn comes: later calls use what earlier ones brought. */
export interface ProbeCall<K extends LoadOperation = LoadOperation> {
  readonly operation: K;
  /** @returns the request; `undefined` when what it needs was not to be had */
  readonly request: (seen: Seen) => Operations[K]['request'] | undefined;
  /** What must be done again before it, where the system has it; shown with it. */
  readonly first?: ProbeCall;
}

/** What the calls so far brought. */
export interface Seen {
  /** Of the ticket that `support.open` made. */
  ticketId: string | undefined;
}

const call = <K extends LoadOperation>(
  operation: K,
  request: ProbeCall<K>['request'],
): ProbeCall => ({ operation, request: request as ProbeCall['request'] });

/**
 * One call of every operation of a service, in an order in which a store and an agent would make
 * them, with a basket of the scenario's own products and a ticket that says it is a test.
 * @param runId begins every id, so that the cleanup finds what was made
 */
export function probeCalls(plan: Plan, service: Service, runId: string): readonly ProbeCall[] {
  switch (service) {
    case 'promotions':
      return promotionCalls(plan, runId);
    case 'payments':
      return paymentCalls(plan, runId);
    case 'support':
      return supportCalls(plan, runId);
    case 'sales':
      return salesCalls(plan, runId);
  }
}

function promotionCalls(plan: Plan, runId: string): readonly ProbeCall[] {
  const sold = basket(plan, runId, '1');
  const dropped = basket(plan, runId, '2');
  const [{ storeId, tillId }, [coupon]] = [sold, plan.coupons];
  const code = coupon?.code ?? 'PEAKDAY-PROBE';
  const back = sold.lines.map((line) => ({ ...line, returnOf: line.lineId }));
  return [
    call('promotions.evaluate', () => sold),
    call('promotions.commit', () => ({ ...sold, mode: 'commit' })),
    call('promotions.return', () => ({ ...sold, mode: 'return', lines: back })),
    call('promotions.cancel', () => ({ ...dropped, mode: 'cancel' })),
    call('promotions.lookup', () => ({ what: 'coupon', code, storeId, tillId })),
  ];
}

function paymentCalls(plan: Plan, runId: string): readonly ProbeCall[] {
  const { storeId, tillId } = place(plan);
  const paymentId = `${runId}-P1`;
  return [
    call('payments.authorise', () => ({
      paymentId,
      storeId,
      tillId,
      terminalId: `store/${storeId}/terminal/1`,
      amount: 1000,
      currency: plan.currency,
      method: 'contactless',
      maskedPan: '411111******1111',
    })),
    call('payments.status', () => ({ paymentId })),
    call('payments.reverse', () => ({ paymentId, reason: 'merchantCancel' })),
    call('payments.abort', () => ({ paymentId: `${runId}-P2` })),
  ];
}

function supportCalls(plan: Plan, runId: string): readonly ProbeCall[] {
  const ticket = problem(plan, runId);
  const { storeId, tillId, language, tillSystem } = ticket;
  const agentId = 'desk/probe/agent/1';
  const about = <T extends object>(more: T) => {
    return ({ ticketId }: Seen): ({ readonly ticketId: string } & T) | undefined =>
      ticketId === undefined ? undefined : { ticketId, ...more };
  };
  const languages = [language];
  const tillSystems = [tillSystem];
  const claim = call('support.claim', () => ({ agentId, languages, tillSystems }));
  return [
    call('support.open', () => ticket),
    call('support.get', about({})),
    claim,
    call('support.start', about({ agentId })),
    call('support.comment', about({ author: agentId, body: 'peakday: a probe, no real trouble' })),
    call(
      'support.resolve',
      about({ agentId, resolution: { code: 'noFault', notes: 'peakday: a probe' } as const }),
    ),
    call('support.reopen', about({ reason: 'peakday: a probe' })),
    // A reopened ticket is nobody's: who gives it up must have taken it.
    { ...call('support.release', about({ agentId, how: 'handover' as const })), first: claim },
    call('support.cancel', about({})),
    call('support.heartbeat', () => ({
      storeId,
      tillId,
      at: isoAt(plan.date, plan.live.from_us),
      devices: [{ type: 'printer', id: `store/${storeId}/printer/1`, state: 'ready' }],
    })),
  ];
}

function salesCalls(plan: Plan, runId: string): readonly ProbeCall[] {
  const { basketId, storeId, tillId, channel, lines, pricedAt } = basket(plan, runId, '1');
  const net = lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  return [
    call('sales.record', () => ({
      documentId: `${runId}:${basketId}`,
      basketId,
      storeId,
      tillId,
      channel,
      kind: 'sale',
      sequence: 1,
      soldAt: pricedAt,
      totals: { gross: net, discount: 0, net },
      priceSource: 'service',
      offline: false,
      tenders: [{ kind: 'cash', amount: net, paymentId: null }],
      coupons: [],
      receipt: 'printed',
    })),
    call('sales.get', () => ({ basketId })),
  ];
}

function place(plan: Plan): { readonly storeId: string; readonly tillId: string } {
  const storeId = plan.stores[0]?.id ?? '0001';
  return { storeId, tillId: `S${storeId}T01` };
}

function basket(plan: Plan, runId: string, number: string): EvaluateRequest {
  const { storeId, tillId } = place(plan);
  const products = Object.values(plan.catalogue).flat().slice(0, 2);
  const lines = products.map(
    ({ sku, gtin, category, price }, index): BasketLine => ({
      lineId: String(index + 1),
      sku,
      gtin,
      categories: [category],
      quantity: index + 1,
      unitPrice: price,
      discountable: true,
    }),
  );
  const basketId = `${runId}-${number}`;
  return {
    requestId: `${runId}:${basketId}`,
    mode: 'preview',
    basketId,
    storeId,
    tillId,
    channel: 'store',
    currency: plan.currency,
    pricedAt: isoAt(plan.date, plan.live.from_us),
    coupons: [],
    manualDiscounts: [],
    lines,
  };
}

function problem(plan: Plan, runId: string): OpenTicket {
  const [store] = plan.stores;
  const { storeId, tillId } = place(plan);
  return {
    externalRef: `${runId}:probe`,
    channel: 'portal',
    storeId,
    tillId,
    device: { type: 'printer', id: `store/${storeId}/printer/1` },
    symptom: 'receiptNotPrinting',
    language: store?.language ?? 'en',
    tillSystem: store?.tillSystem ?? 'headless',
    summary: 'peakday: a probe, no real trouble',
    description: 'Made by peakday to see whether this desk can be reached. It can be deleted.',
    impact: 3,
    urgency: 3,
  };
}
