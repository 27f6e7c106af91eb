import { describe, expect, it } from 'vitest';
import { heartbeat } from '../../../src/fleet/heartbeat.ts';
import { TillHealth } from '../../../src/fleet/till-health.ts';
import { until } from '../../../src/kernel/effects.ts';
import { at } from './desk-day.ts';
import { issueDay, type Scene } from './issue-day.ts';

const QUIET = {
  tills: { heartbeat: '10min', clerkMends: { tillFrozen: 0, storeOffline: 0 } },
  desk: { fixes: { storeOffline: 1 } },
} as const;

/** Lets the first till report, beginning within ten minutes of nine. */
const report = ({ me, floor }: Scene): void => {
  const [till] = floor.tills;
  if (till) me.spawn(`${till.path}/heartbeat`, (task) => heartbeat(task, floor, till));
};
const PAPER_OUT = {
  paper: { kind: 'printer/paper-out', start: '09:15', end: '09:50', rate: 1, per: 'till' },
} as const;

describe('the monitoring', () => {
  it('sees in a heartbeat that a printer nobody uses has no paper', async () => {
    const day = await issueDay({ ...QUIET, faults: PAPER_OUT }, function* (scene) {
      report(scene);
      yield* until(at('09:40'));
      expect(scene.floor.tills[0]?.printer.state).toBe('paperOut');
    });
    expect(day.happened).toContain('notice.heartbeat');
    expect(day.opened).toHaveLength(1);
    expect(day.opened[0]).toMatchObject({
      channel: 'monitoring',
      symptom: 'receiptNotPrinting',
      summary: expect.stringContaining('Impresora no preparada'),
    });
    const [noticed] = day.facts.filter(({ fact }) => fact === 'issue.noticed');
    expect(noticed?.at_us).toBeGreaterThan(at('09:15'));
    expect(noticed?.at_us).toBeLessThan(at('09:25'));
  });

  it('sees nothing in a heartbeat the service did not take', async () => {
    const day = await issueDay(
      { ...QUIET, faults: PAPER_OUT },
      function* (scene) {
        report(scene);
        yield* until(at('09:40'));
      },
      ({ operation }) => (operation === 'support.heartbeat' ? { kind: 'timeout' } : undefined),
    );
    expect(day.opened).toEqual([]);
  });

  it('never sees a printer that says it is ready and prints nothing', async () => {
    const faults = { mute: { ...PAPER_OUT.paper, kind: 'printer/undetected' } } as const;
    const day = await issueDay({ ...QUIET, faults }, function* (scene) {
      report(scene);
      yield* until(at('09:40'));
    });
    expect(day.facts).toEqual([]);
  });

  it('misses a till that is down, while the store has its line', async () => {
    const day = await issueDay(QUIET, function* (scene) {
      report(scene);
      const [till] = scene.floor.tills;
      if (till) till.health = Object.assign(new TillHealth(), { isDown: true });
      yield* until(at('09:30'));
    });
    expect(day.opened[0]).toMatchObject({ channel: 'monitoring', symptom: 'tillFrozen' });
    expect(day.calls.some(({ operation }) => operation === 'support.heartbeat')).toBe(false);
  });

  it('misses a till whose cable is out, until it reports again', async () => {
    const day = await issueDay(QUIET, function* (scene) {
      report(scene);
      const [till] = scene.floor.tills;
      if (till) till.health = Object.assign(new TillHealth(), { cutUntil_us: at('09:25') });
      yield* until(at('09:24'));
      expect(scene.floor.issues.find('storeOffline', till?.path ?? '')).toBeDefined();
    });
    expect(day.opened[0]?.symptom).toBe('storeOffline');
    expect(day.facts.at(-1)).toMatchObject({ fact: 'issue.ended', how: 'healed' });
    expect(day.scene.ticket().state).toBe('cancelled');
  });
});
