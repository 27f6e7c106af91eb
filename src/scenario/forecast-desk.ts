import type { FaultPlan } from '../model/fault-plan.ts';
import type { Plan, StorePlan } from '../model/plan.ts';
import { type IssueKind, type Language, perIssueKind } from '../model/ticket.ts';
import { meanOf } from './distribution.ts';

/** Tickets to expect from the faults, and the agents they keep busy; approximate. */
export interface DeskForecast {
  readonly tickets: number;
  readonly ticketsByKind: Readonly<Record<IssueKind, number>>;
  /**
   * Handling time asked for, over the length of the window: agents kept busy, without waits, each
   * with as many conversations at once as the channel allows.
   */
  readonly load: number;
  /** Agents on duty at some time of the window. */
  readonly agents: number;
  /** The same by the language tickets come in; agents of several languages count in each. */
  readonly byLanguage: readonly {
    readonly language: Language;
    readonly tickets: number;
    readonly load: number;
    readonly agents: number;
  }[];
}

const KINDS: Readonly<Partial<Record<FaultPlan['kind'], IssueKind>>> = {
  'printer/paper-out': 'receiptNotPrinting',
  'printer/offline': 'receiptNotPrinting',
  'terminal/declined-technical': 'paymentDeclined',
  'promo/late-start': 'discountNotApplied',
};

/** Expected tickets of the live window by kind and language. */
export function forecastDesk(plan: Plan): DeskForecast {
  const { from_us, to_us } = plan.live;
  const tickets = plan.faults.flatMap((fault) => ticketsOf(plan, fault));
  const onDuty = plan.desk.teams.filter(
    (team) => team.worksToday && team.from_us < to_us && team.to_us > from_us,
  );
  const perTicket = plan.desk.channels.reduce(
    (sum, { share, handleFactor, concurrency }) => sum + (share * handleFactor) / concurrency,
    0,
  );
  const agentsOf = (teams: typeof onDuty): number =>
    teams.reduce((sum, team) => sum + team.agents, 0);
  const count = (some: readonly Expected[]): number =>
    some.reduce((sum, { expected }) => sum + expected, 0);
  const load = (some: readonly Expected[]): number =>
    some.reduce(
      (sum, { kind, expected }) => sum + expected * meanOf(plan.desk.handle_us[kind]),
      0,
    ) *
    (perTicket / (to_us - from_us));
  const ofKind = (kind: IssueKind): number => count(tickets.filter((one) => one.kind === kind));
  const languages = [...new Set(plan.stores.map((store) => store.language))];
  return {
    tickets: count(tickets),
    ticketsByKind: perIssueKind(ofKind),
    load: load(tickets),
    agents: agentsOf(onDuty),
    byLanguage: languages.map((language) => {
      const some = tickets.filter((one) => one.language === language);
      const teams = onDuty.filter((team) => team.languages.includes(language));
      return { language, tickets: count(some), load: load(some), agents: agentsOf(teams) };
    }),
  };
}

interface Expected {
  readonly kind: IssueKind;
  readonly language: Language;
  readonly expected: number;
}

/** Tickets of one fault, store by store: at most one a device, and none the clerk mends. */
function ticketsOf(plan: Plan, fault: FaultPlan): readonly Expected[] {
  const kind = KINDS[fault.kind];
  const { from_us, to_us, share } = plan.live;
  const overlap_us = Math.min(fault.to_us, to_us) - Math.max(fault.from_us, from_us);
  if (kind === undefined || overlap_us <= 0) return [];
  const ids = fault.scope.stores && new Set(fault.scope.stores);
  const reported = share * (1 - plan.tills.clerkMends[kind]);
  return plan.stores
    .filter((store) => store.channel === undefined && (ids?.has(store.id) ?? true))
    .map((store) => ({
      kind,
      language: store.language,
      expected: reported * devicesHit(plan, fault, store, overlap_us),
    }));
}

/** Devices of a store that meet the fault at least once: its tills, or the store as a whole. */
function devicesHit(plan: Plan, fault: FaultPlan, store: StorePlan, overlap_us: number): number {
  const rate = plan.curves[store.curve]?.find((knot) => knot.at_us >= fault.from_us)?.rate ?? 0;
  const sales = rate * store.shoppersPerDay * overlap_us;
  const uses = fault.kind === 'terminal/declined-technical' ? plan.shoppers.cardShare : 1;
  const usesPerTill = (sales * uses) / store.tills;
  if (fault.kind === 'promo/late-start') return 1 - Math.exp(-sales * dose(fault));
  const once = fault.trigger.kind === 'rate' && fault.trigger.per === 'till';
  return once
    ? store.tills * dose(fault) * (1 - Math.exp(-usesPerTill))
    : store.tills * (1 - Math.exp(-usesPerTill * dose(fault)));
}

const dose = ({ trigger }: FaultPlan): number =>
  trigger.kind === 'rate' ? trigger.rate : trigger.kind === 'every' ? 1 / trigger.count : 1;
