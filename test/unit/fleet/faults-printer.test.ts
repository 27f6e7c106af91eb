import { describe, expect, it } from 'vitest';
import { ActiveFaults } from '../../../src/faults/active-faults.ts';
import { Printer, type PrinterState } from '../../../src/fleet/printer.ts';
import type { FaultKind, FaultParameters, FaultPlan } from '../../../src/model/fault-plan.ts';
import { minutes } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';
import { playScene, scenePlan } from '../../support/scene.ts';

const NOON = minutes(720);

const fault = (kind: FaultKind, parameters: FaultParameters = {}): FaultPlan => ({
  id: 'trouble',
  kind,
  from_us: NOON,
  to_us: minutes(725),
  scope: {},
  trigger: { kind: 'first', count: 1 },
  parameters,
});

const printerWith = (plan: FaultPlan): { printer: Printer; faults: ActiveFaults } => ({
  printer: new Printer('store/0001/till/1/printer', '0001'),
  faults: new ActiveFaults([plan], runKey(1, 0)),
});

const STANDING: readonly (readonly [FaultKind, PrinterState])[] = [
  ['printer/paper-out', 'paperOut'],
  ['printer/offline', 'offline'],
  ['printer/cover-open', 'coverOpen'],
  ['printer/cutter-error', 'cutterError'],
  ['printer/undetected', 'ready'],
];

describe('a printer fault', () => {
  it.each(STANDING)('%s stops it until it is repaired, and says %s', (kind, state) => {
    const { printer, faults } = printerWith(fault(kind));
    expect(printer.print(NOON, faults)).toBe(false);
    expect(printer.status(NOON)).toBe(state);
    expect(printer.print(NOON + 1, faults)).toBe(false);
    printer.repair();
    expect(printer.print(NOON + 2, faults)).toBe(true);
    expect(faults.doses()).toMatchObject([{ injected: 1 }]);
  });

  it.each(STANDING)('%s is over when it heals', (kind) => {
    const { printer, faults } = printerWith(fault(kind));
    printer.print(NOON, faults);
    expect(printer.print(minutes(725), faults)).toBe(true);
    expect(printer.state).toBe('ready');
    expect(printer.fault).toBeUndefined();
  });

  it('that strikes a till once is counted once, however much is printed after its repair', () => {
    const oncePerTill = { kind: 'rate', rate: 1, per: 'till' } as const;
    const { printer, faults } = printerWith({
      ...fault('printer/paper-out'),
      trigger: oncePerTill,
    });
    expect(printer.print(NOON, faults)).toBe(false);
    printer.repair();
    expect([1, 2, 3].map((n) => printer.print(NOON + n, faults))).toEqual([true, true, true]);
    expect(faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
  });

  it('strikes a printer that was repaired of another one like it', () => {
    const oncePerTill = { kind: 'rate', rate: 1, per: 'till' } as const;
    const first = { ...fault('printer/paper-out'), trigger: oncePerTill };
    const second = { ...first, id: 'again', from_us: minutes(721) };
    const printer = new Printer('store/0001/till/1/printer', '0001');
    const faults = new ActiveFaults([first, second], runKey(1, 0));
    expect(printer.print(NOON, faults)).toBe(false);
    printer.repair();
    expect(printer.print(NOON + 1, faults)).toBe(true);
    expect(printer.print(minutes(721), faults)).toBe(false);
    expect(printer.fault).toBe('again');
  });

  it('printer/paper-near-end warns, prints what is left on the roll, and runs out', () => {
    const { printer, faults } = printerWith(fault('printer/paper-near-end', { receipts: 2 }));
    const seen = [0, 1, 2].map((n) => [printer.print(NOON + n, faults), printer.status(NOON + n)]);
    expect(seen).toEqual([
      [true, 'paperNearEnd'],
      [true, 'paperNearEnd'],
      [false, 'paperOut'],
    ]);
    printer.repair();
    expect(printer.print(NOON + 4, faults)).toBe(true);
  });

  it('printer/slow prints all the same, so many times slower, and once only', () => {
    const { printer, faults } = printerWith(fault('printer/slow', { factor: 4 }));
    expect([printer.print(NOON, faults), printer.slowness]).toEqual([true, 4]);
    expect([printer.print(NOON + 1, faults), printer.slowness]).toEqual([true, 1]);
  });
});

describe('a printer fault that lets it print', () => {
  it('printer/paper-near-end is over when it heals: the roll is as good as new', () => {
    const { printer, faults } = printerWith(fault('printer/paper-near-end', { receipts: 0 }));
    printer.print(NOON, faults);
    expect(printer.print(NOON + 1, faults)).toBe(false);
    const after = [0, 1, 2].map((n) => printer.print(minutes(725) + n, faults));
    expect([after, printer.state]).toEqual([[true, true, true], 'ready']);
    expect(faults.doses()).toMatchObject([{ injected: 1 }]);
  });

  it('printer/slow is over when it heals', () => {
    const always = { kind: 'rate', rate: 1, per: 'basket' } as const;
    const { printer, faults } = printerWith({ ...fault('printer/slow'), trigger: always });
    printer.print(NOON, faults);
    expect(printer.slowness).toBe(5);
    printer.print(minutes(725), faults);
    expect(printer.slowness).toBe(1);
    expect(faults.doses()).toMatchObject([{ requested: 1, injected: 1 }]);
  });
});

describe('a receipt that is not there', () => {
  it.each(STANDING)(
    '%s: is noticed, opens an issue, and the sale is made all the same',
    async (kind, state) => {
      const plan = { ...(await scenePlan()), faults: [fault(kind)] };
      const scene = playScene(plan, [{}]);
      expect(scene.of('receipt.missing')).toHaveLength(1);
      expect(scene.of('receipt.printed')).toEqual([]);
      expect(scene.of('issue.began')).toMatchObject([{ kind: 'receiptNotPrinting' }]);
      expect(scene.of('sale.abnormal')).toMatchObject([{ how: 'withoutReceipt' }]);
      expect(scene.of('basket.ended')).toMatchObject([{ how: 'sold' }]);
      expect(scene.happened.get('printer.failed')).toBe(1);
      // Its own status says so, but for the fault that it does not know itself.
      expect(scene.happened.get('printer.statusSeen')).toBe(state === 'ready' ? undefined : 1);
    },
  );
});
