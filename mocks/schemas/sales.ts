import { z } from 'zod';
import { type SaleDocument, type SaleReceipt, TENDER_KINDS } from '../../src/model/sale.ts';
import { id, instant } from './common.ts';

const amount = z.int();

/** `POST /v1/sales`: one sale of a till's journal. */
export const saleDocument: z.ZodType<SaleDocument> = z.object({
  documentId: id,
  basketId: id,
  storeId: id,
  tillId: id,
  channel: z.enum(['store', 'web', 'app', 'clickAndCollect']),
  kind: z.enum(['sale', 'return', 'cancellation']),
  sequence: z.int().min(1),
  soldAt: instant,
  totals: z.object({ gross: amount, discount: amount, net: amount }),
  priceSource: z.enum(['service', 'till', 'staleTill']),
  offline: z.boolean(),
  tenders: z
    .array(z.object({ kind: z.enum(TENDER_KINDS), amount, paymentId: id.nullable() }))
    .max(20),
  coupons: z.array(id).max(100),
  receipt: z.enum(['printed', 'notPrinted', 'electronic']),
});

/** The answer of the sales routes. */
export const saleReceipt: z.ZodType<SaleReceipt> = z.object({
  documentId: id,
  basketId: id,
  net: amount,
  copies: z.int().min(1),
  inOrder: z.boolean(),
});
