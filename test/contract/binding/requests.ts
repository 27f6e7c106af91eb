import type { BasketLine, EvaluateRequest } from '../../../src/model/basket.ts';
import type { AuthoriseRequest } from '../../../src/model/payment.ts';
import type { CouponRule, PromotionRule } from '../../../src/model/plan.ts';
import type { AgentSkills, OpenTicket } from '../../../src/model/ticket.ts';

/** Rules that every promotion service of the contract must hold. */
export const CONTRACT_RULES: readonly PromotionRule[] = [
  {
    id: 'SHOES',
    name: 'Shoes -20 %',
    kind: 'percent',
    value: 20,
    priority: 90,
    categories: ['shoes'],
    stacking: 'compound',
    advertised: true,
  },
  {
    id: 'WELCOME',
    name: '5 off',
    kind: 'amount',
    value: 500,
    priority: 50,
    coupon: 'WELCOME5',
    stacking: 'compound',
    advertised: false,
  },
];

/** Coupons that every promotion service of the contract must hold. */
export const CONTRACT_COUPONS: readonly CouponRule[] = [{ code: 'WELCOME5', limit: 1000 }];

/** The run that the suite stands for. */
export const RUN = 'contract-1';
/** 2 pairs of shoes at 100.00 and a scarf at 30.00: 230.00, with 20 % off the shoes 190.00. */
const LINES: readonly BasketLine[] = [
  line('1', 'SKU-SHOE', 'shoes', 2, 10_000),
  line('2', 'SKU-SCARF', 'scarves', 1, 3_000),
];

function line(
  lineId: string,
  sku: string,
  category: string,
  quantity: number,
  unitPrice: number,
): BasketLine {
  return { lineId, sku, categories: [category], quantity, unitPrice, discountable: true };
}

let made = 0;
/** A fresh id of the run. */
export const fresh = (kind: string): string => `${RUN}-${kind}${++made}`;

/** A fresh basket: 230.00, with the rules of the contract 190.00. */
export const basket = (coupons: readonly string[] = []): EvaluateRequest => {
  const basketId = fresh('B');
  return {
    requestId: `${RUN}:${basketId}`,
    mode: 'preview',
    basketId,
    storeId: '0001',
    tillId: 'S0001T01',
    channel: 'store',
    currency: 'EUR',
    pricedAt: '2026-11-27T15:00:00Z',
    coupons,
    manualDiscounts: [],
    lines: LINES,
  };
};

/** A fresh report of trouble. */
export const problem = (): OpenTicket => ({
  externalRef: `${RUN}:${fresh('issue')}`,
  channel: 'portal',
  storeId: '0001',
  tillId: 'S0001T01',
  device: { type: 'printer', id: 'store/0001/printer/1' },
  symptom: 'receiptNotPrinting',
  language: 'es',
  tillSystem: 'headless',
  summary: 'No sale el tique',
  description: 'La impresora no imprime.',
  impact: 1,
  urgency: 2,
});

/** The one agent of the suite, and what she can take. */
export const AGENT = 'desk/es/agent/1';
export const SKILLS: AgentSkills = { agentId: AGENT, languages: ['es'], tillSystems: ['headless'] };

/** A payment of 10.00. */
export const payment = (paymentId: string): AuthoriseRequest => ({
  paymentId,
  storeId: '0001',
  tillId: 'S0001T01',
  terminalId: 'store/0001/terminal/1',
  amount: 1000,
  currency: 'EUR',
  method: 'contactless',
  maskedPan: '411111******1111',
});
