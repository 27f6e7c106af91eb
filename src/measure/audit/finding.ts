import { BASKET_FLAWS, type BasketFlaw } from '../../books/flaws-of-basket.ts';

/** What the audit can find; of a basket, a ticket, a coupon, or what was sent. */
export type FindingKind =
  | BasketFlaw
  | 'ticketNotAccepted'
  | 'ticketNotFindable'
  | 'ticketDuplicated'
  | 'ticketNeverAcknowledged'
  | 'couponOverRedeemed'
  | 'reservationStuck'
  | 'privacyLeak';

/** Every check of the audit, in the order they are told of. */
export const FINDING_KINDS: readonly FindingKind[] = [
  ...BASKET_FLAWS,
  'ticketNotAccepted',
  'ticketNotFindable',
  'ticketDuplicated',
  'ticketNeverAcknowledged',
  'couponOverRedeemed',
  'reservationStuck',
  'privacyLeak',
];

/** One fact behind a finding, in words, business time. */
export interface FindingStep {
  readonly at_us: number;
  readonly text: string;
}

/** Something that is not as it should be, with its few facts in order of time. */
export interface AuditFinding {
  readonly kind: FindingKind;
  /** The basket, ticket, issue, coupon or operation it is about. */
  readonly subject: string;
  readonly store: string | null;
  readonly at_us: number;
  readonly steps: readonly FindingStep[];
  /** The command that lives the store's day again, every basket kept. */
  readonly replay: string;
}

/** The audit of a run. */
export interface AuditMeasures {
  /** How many of each kind; kinds that were not found are absent. */
  readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
  /** The earliest of each kind, told in full; at most `TOLD` of a kind. */
  readonly findings: readonly AuditFinding[];
  /** Questions to the services that were not answered: what they hide is not known. */
  readonly unanswered: number;
  /** Documents and tickets still on their way when the run ended. */
  readonly pending: { readonly documents: number; readonly tickets: number };
}

/** Findings of one kind that are told in full. */
export const TOLD = 100;
