/** Trouble as a store lives it, whether or not anyone reports it. */
export const ISSUE_KINDS = [
  'receiptNotPrinting',
  'discountNotApplied',
  'paymentDeclined',
  'tillFrozen',
  'storeOffline',
  'priceMismatch',
  'pickUpBlocked',
] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

/** One value for each kind of issue. */
export const perIssueKind = <T>(make: (kind: IssueKind) => T): Record<IssueKind, T> =>
  Object.fromEntries(ISSUE_KINDS.map((kind) => [kind, make(kind)])) as Record<IssueKind, T>;

/** What a clerk does about trouble herself. */
export type ClerkTry = 'anotherTill' | 'tryAgain' | 'swapPaper' | 'restart';

/** Level of support: those who take every ticket, and those whom they pass hard ones on to. */
export type SupportLevel = 1 | 2;

/** Languages of stores and agents. */
export const LANGUAGES = ['es', 'ca', 'it', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Till families, as compatibility profiles from public material; never called certified. */
export const TILL_SYSTEMS = ['headless', 'microsoft', 'oracle', 'cegid'] as const;
export type TillSystem = (typeof TILL_SYSTEMS)[number];

/** Where a ticket stands. */
export type TicketState =
  | 'new'
  | 'acknowledged'
  | 'inProgress'
  | 'onHold'
  | 'resolved'
  | 'closed'
  | 'cancelled';

/** How a ticket can reach the desk. */
export const TICKET_CHANNELS = [
  'api',
  'phone',
  'chat',
  'email',
  'social',
  'portal',
  'monitoring',
  'walkIn',
] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

/** The channels a store reaches the desk by; the others come from machines and other systems. */
export const DESK_CHANNELS = ['phone', 'chat', 'email', 'social', 'portal'] as const;
export type DeskChannel = (typeof DESK_CHANNELS)[number];

/** How hard trouble is and how fast it spreads: 1 high to 3 low. */
export type Weight = 1 | 2 | 3;

/** The device a ticket is about. */
export interface DeviceRef {
  readonly type: 'till' | 'printer' | 'terminal' | 'store';
  readonly id: string;
}

/** The body of `support.open`; `externalRef` is the store's own id of the issue. */
export interface OpenTicket {
  readonly externalRef: string;
  readonly channel: TicketChannel;
  readonly storeId: string;
  readonly tillId: string;
  readonly device: DeviceRef;
  readonly symptom: IssueKind;
  readonly language: Language;
  readonly tillSystem: TillSystem;
  readonly summary: string;
  readonly description: string;
  /** 1 high to 3 low; priority is derived from both, as ServiceNow does (1,1)→1 … (3,3)→5. */
  readonly impact: Weight;
  readonly urgency: Weight;
}

/** A comment; one that is not public is for agents only. */
export interface TicketComment {
  readonly at: string;
  readonly author: string;
  readonly public: boolean;
  readonly body: string;
}

/** What an agent says was done. */
export interface Resolution {
  /** What the agent says was done: `fixed`, `workaround`, `noFault`, `duplicate`. */
  readonly code: 'fixed' | 'workaround' | 'noFault' | 'duplicate';
  readonly notes: string;
}

/** A ticket of the support service. Instants are ISO 8601, service clock. */
export interface Ticket extends OpenTicket {
  readonly id: string;
  readonly number: string;
  readonly priority: 1 | 2 | 3 | 4 | 5;
  /** 2 once it was escalated; absent where a service has no levels. */
  readonly level?: SupportLevel;
  readonly state: TicketState;
  readonly assignee: string | null;
  readonly comments: readonly TicketComment[];
  readonly timestamps: {
    readonly createdAt: string;
    readonly acknowledgedAt?: string;
    readonly startedAt?: string;
    readonly resolvedAt?: string;
    readonly closedAt?: string;
    readonly reopenedAt: readonly string[];
    /** Times on hold, the last hundred; `to` is absent while one lasts. */
    readonly onHold?: readonly { readonly from: string; readonly to?: string }[];
  };
  readonly resolution: Resolution | null;
}

/** What an agent can take: any ticket whose language, till system and channel are among these. */
export interface AgentSkills {
  readonly agentId: string;
  readonly languages: readonly Language[];
  readonly tillSystems: readonly TillSystem[];
  /** Absent: whatever way it came. */
  readonly channels?: readonly TicketChannel[];
  /** Whose tickets she takes; absent: 1. */
  readonly level?: SupportLevel;
}
