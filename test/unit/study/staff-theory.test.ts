import { describe, expect, it } from 'vitest';
import { agentsFor } from '../../../src/stats/agents-for.ts';
import type { Contact } from '../../../src/study/replay-contacts.ts';
import { busy_us } from '../../../src/study/staff-busy.ts';
import { demand_us } from '../../../src/study/staff-demand.ts';
import { parseTarget } from '../../../src/study/staff-target.ts';
import { theoryOf } from '../../../src/study/staff-theory.ts';

const MINUTE = 60e6;
const contact = (i: number, came_us: number, handle_us: number): Contact => ({
  issue: `i${i}`,
  team: 'es',
  agent: `desk/es/agent/${i}`,
  came_us,
  taken_us: came_us,
  left_us: came_us + handle_us,
});

/** Two hours of a ticket every 15 s, three minutes each: 12 Erlangs. */
const steady = Array.from({ length: 480 }, (_, i) => contact(i, i * 15e6, 3 * MINUTE));

describe("Erlang's line", () => {
  it('is Erlang C at the peak load', () => {
    const target = parseTarget('>= 80% acknowledge within 20s');
    const { peakLoad, agents } = theoryOf([steady], [new Map()], target);
    expect(peakLoad).toBeCloseTo(12, 1);
    const demand = { arrivalRate: 4 / MINUTE, serviceRate: 1 / (3 * MINUTE) };
    expect(agents).toBe(agentsFor(demand, { within: 20e6, share: 0.8 }));
  });

  it('is the same for several days like it', () => {
    const target = parseTarget('>= 80% acknowledge within 20s');
    const one = theoryOf([steady], [new Map()], target);
    expect(theoryOf([steady, steady, steady], [], target)).toEqual(one);
  });

  it('leaves for waiting what the unhurried life leaves of the target', () => {
    const target = parseTarget('p90 resolve <= 10min');
    const lives = (minutes: number) => [
      new Map(steady.map(({ issue }) => [issue, minutes * MINUTE])),
    ];
    const [ease, haste] = [5, 9.9].map((life) => theoryOf([steady], lives(life), target).agents);
    expect(ease).toBe(
      agentsFor(
        { arrivalRate: 4 / MINUTE, serviceRate: 1 / (3 * MINUTE) },
        { within: 5 * MINUTE, share: 0.9 },
      ),
    );
    expect(haste).toBeGreaterThan(ease!);
  });

  it('asks for one agent where nothing comes', () => {
    expect(theoryOf([[]], [], parseTarget('p90 resolve <= 10min'))).toEqual({
      peakLoad: 0,
      agents: 1,
    });
  });
});

describe('busy time', () => {
  it('counts once what an agent has in hand at once', () => {
    const chat = (taken_us: number, left_us: number | null): Contact => ({
      ...contact(1, taken_us, 0),
      left_us,
    });
    expect(busy_us([chat(0, 100), chat(50, 120), chat(200, 230), chat(300, null)])).toBe(150);
  });

  it('counts agents each', () => {
    expect(busy_us([contact(1, 0, 70), contact(2, 10, 20)])).toBe(90);
  });

  it('is set against the time in which there was anything to do', () => {
    const waited = { ...contact(1, 0, 30), taken_us: 20, left_us: 50 };
    expect(demand_us([contact(2, 200, 30), waited, contact(3, 40, 30)])).toBe(100);
    expect(demand_us([])).toBe(0);
  });
});
