import { describe, expect, it } from 'vitest';
import { DeviceFaults } from '../../../../mocks/wire/faults/device-faults.ts';
import type { FaultKind, FaultTrigger } from '../../../../src/model/fault-plan.ts';
import { NEVER, ZERO } from '../../../../src/model/units.ts';
import { runKey } from '../../../../src/random/hash.ts';
import { bench, bytes } from './bytes.ts';

const RECEIPT = bytes('one\n\x1dV\x00');

function struck(kind: FaultKind, trigger: FaultTrigger) {
  const faults = new DeviceFaults(runKey(1, 0));
  const put = (stores?: readonly string[]): boolean =>
    faults.put({
      id: 'f',
      kind,
      from_us: ZERO,
      to_us: NEVER,
      scope: stores === undefined ? {} : { stores },
      trigger,
      parameters: {},
    });
  return { ...bench({ id: '0417-3', faults: () => faults }), faults, put };
}

describe('faults in force on a printer', () => {
  it('strikes at the receipt it was drawn for, and stays until it is mended', () => {
    const { connection, device, put, texts, faults } = struck('printer/paper-out', {
      kind: 'every',
      count: 2,
    });
    put();
    connection.receive(RECEIPT);
    connection.receive(RECEIPT);
    connection.receive(bytes('\x10\x04\x01'));
    expect(texts()).toEqual(['one\n']);
    expect(device.printer.state.paper).toBe('out');
    device.printer.loadPaper();
    expect(texts()).toEqual(['one\n', 'one\n']);
    expect(faults.doses().map(({ injected }) => injected)).toEqual([1]);
  });

  it('heals when the fault ends, at the host’s next turn', () => {
    const { connection, faults, put, replies, texts } = struck('printer/cover-open', {
      kind: 'first',
      count: 1,
    });
    put();
    connection.receive(RECEIPT);
    connection.receive(bytes('\x10\x04\x02'));
    faults.remove('f');
    connection.receive(bytes('\x10\x04\x02'));
    expect(replies).toEqual([0x16, 0x12]);
    expect(texts()).toEqual(['one\n']);
  });

  it('makes only the struck receipt slow', () => {
    const { connection, put, waits, pass } = struck('printer/slow', { kind: 'first', count: 1 });
    put();
    connection.receive(RECEIPT);
    expect(waits).toHaveLength(1);
    pass();
    connection.receive(RECEIPT);
    expect(waits).toHaveLength(1);
  });

  it.each([
    ['0417', 0],
    ['0418', 1],
  ])('in store %s', (store, printed) => {
    const { connection, put, texts } = struck('printer/offline', { kind: 'first', count: 9 });
    put([store]);
    connection.receive(RECEIPT);
    expect(texts()).toHaveLength(printed);
  });
});
