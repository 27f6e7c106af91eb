import {
  DESK_CHANNELS,
  type DeskChannel,
  type IssueKind,
  LANGUAGES,
  perIssueKind,
  TILL_SYSTEMS,
} from '../model/ticket.ts';
import type { DistributionSpec, Duration } from './author.ts';
import {
  type ChannelSpec,
  type DeskSpec,
  type PrioritySpec,
  type TeamSpec,
  WEEKDAYS,
} from './author-desk.ts';

type PerIssue<T> = Readonly<Record<IssueKind, T>>;

/** A desk with everything said. */
export interface WholeDesk {
  readonly teams: Readonly<Record<string, Required<TeamSpec>>>;
  readonly handle: PerIssue<DistributionSpec>;
  readonly fixes: PerIssue<number>;
  readonly asksBack: PerIssue<number>;
  readonly escalates: PerIssue<number>;
  readonly formal: PerIssue<number>;
  readonly overtime: Duration;
  readonly poll: Duration;
  /** Only the channels in use. */
  readonly channels: Readonly<Partial<Record<DeskChannel, Required<ChannelSpec>>>>;
  readonly priorities: PerIssue<Required<PrioritySpec>>;
}

const TEAM: Omit<Required<TeamSpec>, 'agents' | 'languages'> = {
  level: 1,
  tillSystems: TILL_SYSTEMS,
  channels: DESK_CHANNELS,
  shift: '00:00-24:00',
  days: WEEKDAYS,
  breaks: [],
  shrinkage: 0,
  provider: 'internal',
};

/** Nothing of this is published for shops' desks: assumptions, to be overridden. */
const CHANNELS: Readonly<Record<DeskChannel, Required<ChannelSpec>>> = {
  phone: { share: 0.35, handleFactor: 1, concurrency: 1 },
  chat: { share: 0.2, handleFactor: 1.2, concurrency: 3 },
  email: { share: 0.08, handleFactor: 1.5, concurrency: 1 },
  social: { share: 0.02, handleFactor: 1.3, concurrency: 2 },
  portal: { share: 0.35, handleFactor: 1, concurrency: 1 },
};

const DESK: WholeDesk = {
  teams: { desk: { ...TEAM, agents: 20, languages: LANGUAGES } },
  handle: {
    receiptNotPrinting: { lognormal: { median: '4min', p90: '8min' } },
    discountNotApplied: { lognormal: { median: '4min', p90: '8min' } },
    paymentDeclined: { lognormal: { median: '5min', p90: '10min' } },
    tillFrozen: { lognormal: { median: '6min', p90: '14min' } },
    storeOffline: { lognormal: { median: '8min', p90: '20min' } },
    priceMismatch: { lognormal: { median: '5min', p90: '10min' } },
    pickUpBlocked: { lognormal: { median: '4min', p90: '9min' } },
  },
  fixes: {
    receiptNotPrinting: 0.9,
    discountNotApplied: 0.95,
    paymentDeclined: 0.85,
    tillFrozen: 0.85,
    storeOffline: 0.7,
    priceMismatch: 0.9,
    pickUpBlocked: 0.9,
  },
  asksBack: { ...perIssueKind(() => 0.1), tillFrozen: 0.15 },
  escalates: { ...perIssueKind(() => 0.1), tillFrozen: 0.2, storeOffline: 0.4 },
  formal: perIssueKind(() => 0.02),
  overtime: '10min',
  poll: '5s',
  channels: { portal: CHANNELS.portal },
  // A closed till presses most; a wrong price is soon in every store.
  priorities: {
    receiptNotPrinting: { impact: 2, urgency: 1 },
    discountNotApplied: { impact: 1, urgency: 2 },
    paymentDeclined: { impact: 2, urgency: 1 },
    tillFrozen: { impact: 2, urgency: 1 },
    storeOffline: { impact: 1, urgency: 1 },
    priceMismatch: { impact: 1, urgency: 2 },
    pickUpBlocked: { impact: 3, urgency: 2 },
  },
};

/** Fills in every default of the desk. */
export function deskWithDefaults(desk: DeskSpec = {}): WholeDesk {
  const { teams, channels, priorities } = desk;
  return {
    teams: teams === undefined ? DESK.teams : mapValues(teams, (spec) => ({ ...TEAM, ...spec })),
    handle: { ...DESK.handle, ...desk.handle },
    fixes: { ...DESK.fixes, ...desk.fixes },
    asksBack: { ...DESK.asksBack, ...desk.asksBack },
    escalates: { ...DESK.escalates, ...desk.escalates },
    formal: { ...DESK.formal, ...desk.formal },
    overtime: desk.overtime ?? DESK.overtime,
    poll: desk.poll ?? DESK.poll,
    channels:
      channels === undefined
        ? DESK.channels
        : mapValues(channels, (spec, name) => ({ ...CHANNELS[name], ...spec })),
    priorities: mapValues(DESK.priorities, (base, kind) => ({ ...base, ...priorities?.[kind] })),
  };
}

const mapValues = <K extends string, T, U>(
  record: Readonly<Partial<Record<K, T>>>,
  change: (value: T, key: K) => U,
): Record<K, U> =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value as T, key as K)]),
  ) as Record<K, U>;
