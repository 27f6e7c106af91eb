import { describe, expect, it, vi } from 'vitest';
import { identityOf } from '../../../../mocks/printers/identity.ts';
import { Printer } from '../../../../mocks/printers/printer.ts';
import { PRINTER_FAULTS } from '../../../../mocks/printers/printer-faults.ts';

describe('a printer', () => {
  it('uses up its roll, reports near end, then stops', () => {
    const printer = new Printer({ id: '1', roll_mm: 100, nearEnd_mm: 30 });
    printer.advance(69 * 8);
    expect(printer.state.paper).toBe('ok');
    printer.advance(8);
    expect(printer.state).toMatchObject({ paper: 'nearEnd', paper_mm: 30 });
    expect(printer.ready).toBe(true);
    printer.advance(240);
    expect(printer.state.paper).toBe('out');
    expect(printer.ready).toBe(false);
    printer.loadPaper();
    expect(printer.state.paper_mm).toBe(100);
  });

  it('recovers from a jam only when its cause is gone, never from an unrecoverable error', () => {
    const printer = new Printer({ id: '1' });
    printer.fail('cutter');
    printer.recover();
    expect(printer.ready).toBe(false);
    printer.clearError();
    expect(printer.ready).toBe(false);
    printer.recover();
    expect(printer.ready).toBe(true);
    printer.fail('unrecoverable');
    printer.clearError();
    printer.recover();
    expect(printer.ready).toBe(false);
    printer.restart();
    expect(printer.ready).toBe(true);
  });

  it('goes on by itself when a hot head has cooled', () => {
    const printer = new Printer({ id: '1' });
    printer.fail('autoRecoverable');
    printer.clearError();
    expect(printer.ready).toBe(true);
  });

  it('takes as long as its speed says', () => {
    const printer = new Printer({ id: '1' });
    expect(printer.advance(800)).toBe(0);
    PRINTER_FAULTS['printer/slow'].bite(printer);
    expect(printer.advance(800)).toBe(5000);
  });

  it('tells its watchers until they stop', () => {
    const printer = new Printer({ id: '1' });
    const heard = vi.fn();
    const stop = printer.watch(heard);
    printer.put({ coverOpen: true });
    stop();
    printer.put({ coverOpen: false });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('has an identity that follows from seed and id', () => {
    expect(identityOf('1', 7)).toEqual(identityOf('1', 7));
    expect(identityOf('2', 7).serial).not.toBe(identityOf('1', 7).serial);
    expect(identityOf('1', 8).serial).not.toBe(identityOf('1', 7).serial);
    expect(identityOf('1', 7).mac).toMatch(/^00:00:5e:00:53:[0-9a-f]{2}$/);
  });

  it.each(Object.entries(PRINTER_FAULTS))('%s bites and heals', (kind, fault) => {
    const printer = new Printer({ id: '1' });
    const well = printer.state;
    fault.bite(printer);
    expect(printer.state).not.toEqual(well);
    const stillPrints = ['printer/paper-near-end', 'printer/slow'].includes(kind);
    expect(printer.ready).toBe(stillPrints);
    fault.heal(printer);
    expect(printer.state).toEqual(well);
  });
});
