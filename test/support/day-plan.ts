import type { Plan } from '../../src/model/plan.ts';
import type { Scenario } from '../../src/scenario/author.ts';
import { compile } from '../../src/scenario/compile.ts';

/** What a test changes of the small fleet below. */
export interface DayChanges {
  readonly faults?: Scenario['faults'];
  readonly agents?: number;
  readonly fixes?: number;
  readonly shoppersPerDay?: number;
}

/** Three stores of three tills in three languages, from noon to one o'clock; they only sell. */
export function dayPlan(changes: DayChanges = {}, seed = 1): Promise<Plan> {
  const { agents = 3, fixes = 1, shoppersPerDay = 1100 } = changes;
  const store = (language: 'es' | 'it' | 'fr') => ({
    count: 1,
    country: language.toUpperCase(),
    language,
    region: language,
    tills: 3,
    shoppersPerDay,
  });
  const every = (share: number) => ({
    receiptNotPrinting: share,
    discountNotApplied: share,
    paymentDeclined: share,
  });
  return compile(
    {
      name: 'small-day',
      title: 'Three stores at noon',
      day: { date: '2026-11-27', curve: 'blackFriday' },
      live: { from: '12:00', to: '13:00', settle: '0s' },
      stores: { es: store('es'), it: store('it'), fr: store('fr') },
      shoppers: { returnShare: 0, pickUpShare: 0, webOrderShare: 0 },
      tills: { clerkMends: every(0), clerkTries: '30s', ticketPoll: '20s' },
      desk: {
        teams: {
          es: { agents, languages: ['es'], shift: '08:00-22:00' },
          other: { agents, languages: ['it', 'fr'], shift: '08:00-22:00' },
        },
        handle: { receiptNotPrinting: '3min', discountNotApplied: '3min', paymentDeclined: '3min' },
        fixes: every(fixes),
      },
      promotions: {
        shoes: { kind: 'percent', value: 30, categories: ['shoes'], advertised: true, priority: 1 },
      },
      ...(changes.faults && { faults: changes.faults }),
    },
    { seed },
  );
}
