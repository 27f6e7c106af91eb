import { describe, expect, it } from 'vitest';
import type { TeamPlan } from '../../../src/model/desk-plan.ts';
import { hours, minutes } from '../../../src/model/units.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import type { DeskSpec, TeamSpec } from '../../../src/scenario/author-desk.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { findProblems } from '../../../src/scenario/find-problems.ts';
import { forecastDesk } from '../../../src/scenario/forecast-desk.ts';
import { FULL, MINIMAL } from './scenarios.ts';

const deskOf = async (desk: DeskSpec, date = MINIMAL.day.date) =>
  (await compile({ ...MINIMAL, day: { ...MINIMAL.day, date }, desk })).desk;
const team = (more: Partial<TeamSpec>): DeskSpec => ({
  teams: { es: { agents: 2, languages: ['es'], ...more } },
});
const teamOf = async (more: Partial<TeamSpec>, date?: string): Promise<TeamPlan | undefined> =>
  (await deskOf(team(more), date)).teams[0];

describe('a team', () => {
  it.each([
    ['2026-11-27', 'fri', true],
    ['2026-11-27', 'sat', false],
    ['2026-11-29', 'sun', true],
    ['2026-11-30', 'mon', true],
    ['2026-11-30', 'sun', false],
  ] as const)('knows on %s whether it works on %s', async (date, day, works) => {
    expect((await teamOf({ days: [day] }, date))?.worksToday).toBe(works);
  });

  it('has its breaks as instants, its shrinkage and its provider', async () => {
    const breaks = [{ between: '12:00-14:00', length: '30min' }];
    const more = { breaks, shrinkage: 0.3, provider: 'outsourced', channels: ['portal'] } as const;
    expect(await teamOf(more)).toMatchObject({
      breaks: [{ from_us: hours(12), to_us: hours(14), length_us: minutes(30) }],
      shrinkage: 0.3,
      provider: 'outsourced',
      channels: ['portal'],
    });
  });
});

describe('channels', () => {
  it('are the portal alone where nothing is written', async () => {
    expect((await deskOf({})).channels).toEqual([
      { channel: 'portal', share: 1, handleFactor: 1, concurrency: 1 },
    ]);
  });

  it('have the assumed mix where they are only named, in one order', async () => {
    const { channels } = await deskOf({
      channels: { portal: {}, social: {}, email: {}, chat: {}, phone: {} },
    });
    expect(channels).toEqual([
      { channel: 'phone', share: 0.35, handleFactor: 1, concurrency: 1 },
      { channel: 'chat', share: 0.2, handleFactor: 1.2, concurrency: 3 },
      { channel: 'email', share: 0.08, handleFactor: 1.5, concurrency: 1 },
      { channel: 'social', share: 0.02, handleFactor: 1.3, concurrency: 2 },
      { channel: 'portal', share: 0.35, handleFactor: 1, concurrency: 1 },
    ]);
  });

  it('share what comes in by their weights', async () => {
    const { channels } = await deskOf({ channels: { phone: { share: 3 }, chat: { share: 1 } } });
    expect(channels.map(({ share }) => share)).toEqual([0.75, 0.25]);
  });

  it('make the forecast of the load', async () => {
    const load = async (channels: DeskSpec['channels']): Promise<number> =>
      forecastDesk(
        await compile({ ...FULL, desk: { ...FULL.desk, ...(channels && { channels }) } }),
      ).load;
    const plain = await load(undefined);
    expect(plain).toBeGreaterThan(0);
    const chats = await load({ chat: { handleFactor: 1.5, concurrency: 3 } });
    expect(chats).toBeCloseTo(plain / 2, 9);
  });
});

describe('priorities', () => {
  it('keep their defaults, each part on its own', async () => {
    const { priorities } = await deskOf({ priorities: { discountNotApplied: { urgency: 3 } } });
    expect(priorities).toMatchObject({
      receiptNotPrinting: { impact: 2, urgency: 1 },
      storeOffline: { impact: 1, urgency: 1 },
      discountNotApplied: { impact: 1, urgency: 3 },
      paymentDeclined: { impact: 2, urgency: 1 },
    });
  });
});

const problemOf = (desk: unknown): string =>
  findProblems({ ...MINIMAL, desk } as Scenario)
    .map(({ message }) => message)
    .join('\n');

describe('a desk that cannot be', () => {
  it.each<[unknown, string]>([
    [team({ days: ['funday' as never] }), 'desk.teams.es.days'],
    [team({ days: [] }), 'at least one day'],
    [team({ shrinkage: 1 }), 'desk.teams.es.shrinkage'],
    [team({ provider: 'friends' as never }), 'desk.teams.es.provider'],
    [team({ breaks: [{ between: 'noon', length: '5min' }] }), 'an interval such as 12:00-14:00'],
    [
      team({ shift: '08:00-12:00', breaks: [{ between: '11:00-13:00', length: '30min' }] }),
      '`desk.teams.es.breaks[0].between` is 11:00-13:00, not within the shift (08:00-12:00)',
    ],
    [
      team({ breaks: [{ between: '12:00-12:10', length: '30min' }] }),
      '`desk.teams.es.breaks[0].length` is 30min, which does not fit between 12:00-12:10',
    ],
    [
      team({ breaks: [{ between: '12:00-13:00', length: '0min' }] }),
      '`desk.teams.es.breaks[0].length` must be above 0',
    ],
    [
      team({ channels: ['phone'] }),
      '`desk.teams.es.channels` takes none of the channels that issues come in by',
    ],
    [{ channels: {} }, '`desk.channels` needs at least one channel'],
    [{ channels: { chat: { share: 0 } } }, '`desk.channels` needs at least one channel'],
    [{ channels: { fax: {} } }, 'fax'],
    [{ channels: { chat: { concurrency: 0 } } }, 'a whole number from 1 to 20'],
    [{ priorities: { paymentDeclined: { impact: 4 } } }, '1, 2 or 3'],
  ])('is refused: %j', (desk, message) => {
    expect(problemOf(desk)).toContain(message);
  });
});
