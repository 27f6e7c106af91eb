import { describe, expect, it } from 'vitest';
import { warningsOf } from '../../../src/cli/plan-warnings.ts';
import type { RecordedFact } from '../../../src/model/facts.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { DESK_CHANNELS } from '../../../src/model/ticket.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { lint } from '../../../src/scenario/lint.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { recordDay } from '../../support/recorded-day.ts';

const GALLERY = [
  'acquirer-brownout',
  'promo-goes-live-wrong',
  'printer-firmware',
  'christmas-eve-last-hour',
] as const;

const planOf = async (name: string): Promise<Plan> => {
  const { scenario } = await loadScenario(name, { cwd: process.cwd() });
  return compile(scenario);
};

const injected = (facts: readonly RecordedFact[], fault: string): number =>
  facts.reduce(
    (sum, fact) => (fact.fact === 'fault.dose' && fact.fault === fault ? sum + fact.injected : sum),
    0,
  );

describe('christmas-eve-last-hour', () => {
  it('has its trouble reported by every channel there is', async () => {
    const reported = recordDay(await planOf('christmas-eve-last-hour')).facts.flatMap((fact) =>
      fact.fact === 'issue.reported' ? [fact.channel] : [],
    );
    expect([...new Set(reported)]).toEqual(expect.arrayContaining([...DESK_CHANNELS]));
  });
});

describe.each(GALLERY)('%s', (name) => {
  it('is read, compiled and free of warnings', async () => {
    const plan = await planOf(name);
    expect(lint(plan)).toEqual([]);
    expect(warningsOf(plan)).toEqual([]);
    const wall_s = (plan.live.to_us - plan.live.from_us) / plan.live.compression / 1e6;
    expect(wall_s).toBeLessThanOrEqual(60);
  });

  it('has every one of its faults met, and healed', async () => {
    const plan = await planOf(name);
    const { facts } = recordDay(plan);
    expect(plan.faults.length).toBeGreaterThan(1);
    for (const { id } of plan.faults) {
      expect([id, injected(facts, id) > 0]).toEqual([id, true]);
      expect(
        facts.filter((fact) => fact.fact === 'fault.healed' && fact.fault === id),
      ).toHaveLength(1);
    }
  });

  it('strikes nobody in its control group', async () => {
    const plan = await planOf(name);
    const spared = new Set(plan.control);
    const struck = recordDay(plan).facts.filter(
      (fact) => fact.fact === 'issue.began' && fact.fault !== null && spared.has(fact.store),
    );
    expect(struck).toEqual([]);
  });
});
