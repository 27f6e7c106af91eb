import { describe, expect, it } from 'vitest';
import { bench, bytes } from './bytes.ts';

describe('a printer’s receive buffer', () => {
  it('prints lines and cuts them into receipts', () => {
    const { connection, texts, device } = bench();
    connection.receive(bytes('one\ntwo\n\x1dV\x00three\n\x1dV\x01'));
    expect(texts()).toEqual(['one\ntwo\n', 'three\n']);
    expect(device.tray.receipts.map(({ cut }) => cut)).toEqual(['full', 'partial']);
  });

  it('ends a receipt with the connection when nothing was cut', () => {
    const { connection, texts } = bench();
    connection.receive(bytes('one\n'));
    expect(texts()).toEqual([]);
    connection.close();
    expect(texts()).toEqual(['one\n']);
  });

  it('keeps modes over connections, as printers do, and forgets status back', () => {
    const { connection, receiver, texts, device } = bench();
    connection.receive(bytes('\x1ba\x01\x1da\xff'));
    connection.close();
    const replies: number[] = [];
    const next = receiver.connect({ reply: (more) => replies.push(...more) });
    next.receive(bytes('mid\n\x1dV\x00'));
    expect(texts()).toEqual([`${' '.repeat(23)}mid\n`]);
    device.printer.put({ coverOpen: true });
    expect(replies).toEqual([]);
  });

  it('waits while it cannot print, answers real-time commands meanwhile, and goes on', () => {
    const { connection, device, replies, texts } = bench();
    device.printer.put({ coverOpen: true });
    connection.receive(bytes('one\n\x1dr\x01\x10\x04\x02\x1dV\x00'));
    expect(replies).toEqual([0x16]);
    device.printer.put({ coverOpen: false });
    expect(replies).toEqual([0x16, 0x00]);
    expect(texts()).toEqual(['one\n']);
  });

  it('prints what its host left behind, and answers nobody for it', () => {
    const { connection, device, receiver, replies, texts } = bench();
    device.printer.runOut();
    connection.receive(bytes('left\n\x1dr\x01\x1dV\x00'));
    connection.close();
    const next: number[] = [];
    receiver.connect({ reply: (more) => next.push(...more) }).receive(bytes('\x10\x04\x01'));
    device.printer.loadPaper();
    expect(texts()).toEqual(['left\n']);
    expect([replies, next]).toEqual([[], [0x1a]]);
  });

  it('stops in the middle of a receipt when the paper ends, and resumes on the new roll', () => {
    const { connection, device, texts } = bench({ roll_mm: 10 });
    connection.receive(bytes('\x1da\xffone\ntwo\nthree\nfour\n\x1dV\x00'));
    expect(device.printer.state.paper).toBe('out');
    expect(texts()).toEqual([]);
    device.printer.loadPaper();
    expect(texts()).toEqual(['one\ntwo\nthree\nfour\n']);
  });

  it('sends status back when it is switched on and on every change it was asked for', () => {
    const { connection, device, replies } = bench();
    connection.receive(bytes('\x1da\x08'));
    expect(replies.splice(0)).toEqual([0x10, 0x00, 0x00, 0x0f]);
    device.printer.put({ coverOpen: true });
    expect(replies).toEqual([]);
    device.printer.runLow();
    expect(replies.splice(0)).toEqual([0x30 | 0x08, 0x00, 0x03, 0x0f]);
    device.printer.put({ coverOpen: false });
    connection.receive(bytes('\x1da\x00'));
    device.printer.loadPaper();
    expect(replies).toEqual([]);
  });

  it.each([
    ['\x1dI\x01', [0x20]],
    ['\x1dI\x02', [0x02]],
    ['\x1dIB', [0x5f, ...bytes('EPSON'), 0]],
    ['\x1dIC', [0x5f, ...bytes('TM-T88V'), 0]],
    ['\x1dr1', [0x00]],
    ['\x1dr2', [0x01]],
    ['\x1bv', [0x00]],
    ['\x1bu\x00', [0x01]],
    ['\x1d(H\x06\x0000ABCD', [0x37, 0x22, ...bytes('ABCD'), 0]],
    ['\x10\x04\x05', []],
    ['\x1b\x06\x01', []],
  ])('answers %j', (sent, expected) => {
    const { connection, replies } = bench({ drawer: 'closed' });
    connection.receive(bytes(sent));
    expect(replies).toEqual(expected);
  });

  it('DLE ENQ 1 resumes after a cleared jam, DLE ENQ 2 forgets what waited', () => {
    for (const [n, expected] of [
      ['\x01', ['old\nnew\n']],
      ['\x02', ['new\n']],
    ] as const) {
      const { connection, device, texts } = bench();
      device.printer.fail('cutter');
      connection.receive(bytes('old\n'));
      connection.receive(bytes(`\x10\x05${n}`));
      expect(device.printer.ready).toBe(false);
      device.printer.clearError();
      connection.receive(bytes(`\x10\x05${n}new\n\x1dV\x00`));
      expect(texts()).toEqual(expected);
    }
  });

  it('answers a real-time request within the data of another command, and keeps the data', () => {
    const { connection, replies, device } = bench();
    connection.receive(bytes('\x1dv0\x00\x02\x00\x02\x00\x10\x04\x01\xff\x1dV\x00'));
    expect(replies).toEqual([0x12]);
    const [image] = device.tray.receipts[0]?.items ?? [];
    expect(image?.kind === 'image' && [...image.bitmap.bits]).toEqual([0x10, 0x04, 0x01, 0xff]);
  });

  it('says when its buffer is full and when there is room again', () => {
    const { receiver, connection, device, texts } = bench();
    connection.close();
    const full: boolean[] = [];
    const next = receiver.connect({ reply: () => undefined, full: (is) => full.push(is) });
    device.printer.put({ undetected: true });
    for (let i = 0; i < 1200; i++) next.receive(bytes('line\n'));
    expect(full).toEqual([true]);
    device.printer.put({ undetected: false });
    expect(full).toEqual([true, false]);
    next.close();
    expect(texts()[0]?.split('\n')).toHaveLength(1201);
  });

  it('prints slowly when it is slow', () => {
    const { connection, waits, pass, texts } = bench({ speed_mm_s: 20 });
    connection.receive(bytes('one\ntwo\n\x1dV\x00'));
    expect(waits).toEqual([212.5]);
    expect(texts()).toEqual([]);
    pass();
    pass();
    expect(texts()).toEqual(['one\ntwo\n']);
  });

  it('loses what it held when it is switched off', () => {
    const { connection, device, texts } = bench();
    device.printer.put({ coverOpen: true });
    connection.receive(bytes('one\n'));
    device.printer.put({ link: 'off' });
    device.printer.put({ coverOpen: false });
    device.printer.restart();
    connection.receive(bytes('two\n\x1dV\x00'));
    expect(texts()).toEqual(['two\n']);
  });
});
