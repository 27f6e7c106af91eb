import { z } from 'zod';
import type { Category } from './nexo.ts';

/** Names a transaction by the till or by the terminal. */
export interface TransactionId {
  readonly TransactionID: string;
  readonly TimeStamp: string;
}

/** Who sells: the till's own id of the transaction. */
export interface SaleData {
  readonly SaleTransactionID: TransactionId;
}

/** A transaction of before, by the id the terminal gave it. */
export interface OriginalTransaction {
  readonly POITransactionID?: TransactionId | undefined;
}

/** A message of before, by the ids the till gave it. */
export interface MessageReference {
  readonly MessageCategory?: string | undefined;
  readonly SaleID?: string | undefined;
  readonly ServiceID?: string | undefined;
}

/** One movement on a gift card. */
export interface StoredValueItem {
  readonly StoredValueTransactionType:
    | 'Activate'
    | 'Load'
    | 'Unload'
    | 'Reserve'
    | 'Reverse'
    | 'Duplicate';
  readonly ItemAmount: number;
  readonly Currency: string;
  readonly StoredValueAccountID?: { readonly Value?: string | undefined } | undefined;
  readonly OriginalPOITransaction?: OriginalTransaction | undefined;
}

/** What the body of each request must hold; anything further is let through unread. */
export interface Bodies {
  readonly Payment: {
    readonly SaleData: SaleData;
    readonly PaymentTransaction: {
      readonly AmountsReq: {
        readonly Currency: string;
        readonly RequestedAmount: number;
        readonly CashBackAmount?: number | undefined;
        readonly TipAmount?: number | undefined;
      };
    };
    readonly PaymentData?:
      | {
          readonly PaymentType?: string | undefined;
          readonly CardAcquisitionReference?: TransactionId | undefined;
        }
      | undefined;
  };
  readonly Reversal: {
    readonly OriginalPOITransaction: OriginalTransaction;
    readonly ReversalReason: string;
    readonly ReversedAmount?: number | undefined;
  };
  readonly TransactionStatus: { readonly MessageReference?: MessageReference | undefined };
  readonly Abort: { readonly AbortReason: string; readonly MessageReference: MessageReference };
  readonly Diagnosis: { readonly HostDiagnosisFlag?: boolean | undefined };
  readonly Display: {
    readonly DisplayOutput: readonly { readonly Device: string; readonly InfoQualify: string }[];
  };
  readonly Input: {
    readonly InputData: {
      readonly Device: string;
      readonly InfoQualify: string;
      readonly InputCommand: string;
      readonly DefaultInputString?: string | undefined;
    };
  };
  readonly Print: { readonly PrintOutput: { readonly DocumentQualifier: string } };
  readonly CardAcquisition: {
    readonly SaleData: SaleData;
    readonly CardAcquisitionTransaction: { readonly TotalAmount?: number | undefined };
  };
  readonly StoredValue: {
    readonly SaleData: SaleData;
    /** One movement a message, as Adyen's terminals take it. */
    readonly StoredValueData: readonly [StoredValueItem];
  };
  readonly BalanceInquiry: {
    readonly PaymentAccountReq?:
      | {
          readonly PaymentInstrumentData?:
            | {
                readonly StoredValueAccountID?: { readonly Value?: string | undefined } | undefined;
              }
            | undefined;
        }
      | undefined;
  };
  readonly Login: { readonly OperatorLanguage?: string | undefined };
  readonly Logout: { readonly MaintenanceAllowed?: boolean | undefined };
  readonly EnableService: { readonly TransactionAction: string };
  readonly GetTotals: { readonly TotalDetails?: readonly string[] | undefined };
  readonly Reconciliation: { readonly ReconciliationType: string };
}

const word = z.string().min(1);
const amount = z.number().finite().nonnegative();
const currency = z.string().regex(/^[A-Z]{3}$/);
const transactionId = z.object({ TransactionID: word, TimeStamp: word });
const saleData = z.object({ SaleTransactionID: transactionId });
const original = z.object({ POITransactionID: transactionId.optional() });
const account = z.object({ Value: word.optional() });
const reference = z.object({
  MessageCategory: word.optional(),
  SaleID: word.optional(),
  ServiceID: word.optional(),
});
const device = { Device: word, InfoQualify: word };

/** How each body is checked. */
export const BODIES: { readonly [C in Category]: z.ZodType<Bodies[C]> } = {
  Payment: z.object({
    SaleData: saleData,
    PaymentTransaction: z.object({
      AmountsReq: z.object({
        Currency: currency,
        RequestedAmount: amount,
        CashBackAmount: amount.optional(),
        TipAmount: amount.optional(),
      }),
    }),
    PaymentData: z
      .object({
        PaymentType: word.optional(),
        CardAcquisitionReference: transactionId.optional(),
      })
      .optional(),
  }),
  Reversal: z.object({
    OriginalPOITransaction: original,
    ReversalReason: word,
    ReversedAmount: amount.optional(),
  }),
  TransactionStatus: z.object({ MessageReference: reference.optional() }),
  Abort: z.object({ AbortReason: word, MessageReference: reference }),
  Diagnosis: z.object({ HostDiagnosisFlag: z.boolean().optional() }),
  Display: z.object({ DisplayOutput: z.array(z.object(device)).min(1) }),
  Input: z.object({
    InputData: z.object({
      ...device,
      InputCommand: word,
      DefaultInputString: z.string().optional(),
    }),
  }),
  Print: z.object({ PrintOutput: z.object({ DocumentQualifier: word }) }),
  CardAcquisition: z.object({
    SaleData: saleData,
    CardAcquisitionTransaction: z.object({ TotalAmount: amount.optional() }),
  }),
  StoredValue: z.object({
    SaleData: saleData,
    StoredValueData: z.tuple([
      z.object({
        StoredValueTransactionType: z.enum([
          'Activate',
          'Load',
          'Unload',
          'Reserve',
          'Reverse',
          'Duplicate',
        ]),
        ItemAmount: amount,
        Currency: currency,
        StoredValueAccountID: account.optional(),
        OriginalPOITransaction: original.optional(),
      }),
    ]),
  }),
  BalanceInquiry: z.object({
    PaymentAccountReq: z
      .object({
        PaymentInstrumentData: z.object({ StoredValueAccountID: account.optional() }).optional(),
      })
      .optional(),
  }),
  Login: z.object({ OperatorLanguage: word.optional() }),
  Logout: z.object({ MaintenanceAllowed: z.boolean().optional() }),
  EnableService: z.object({ TransactionAction: word }),
  GetTotals: z.object({ TotalDetails: z.array(word).optional() }),
  Reconciliation: z.object({ ReconciliationType: word }),
};
