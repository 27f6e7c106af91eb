import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { rawClient, servedPrinter } from './printers-served.ts';

const ASK = [0x10, 0x04, 0x01];

describe('the raw port of a printer', () => {
  it('lets a second client wait, silent, until the first has gone', async () => {
    const served = await servedPrinter();
    const first = await rawClient(served);
    first.send(ASK);
    await first.answer(1);
    const second = await rawClient(served);
    second.send(ASK);
    let isAnswered = false;
    const answered = second.answer(1).then((bytes) => {
      isAnswered = true;
      return bytes;
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(isAnswered).toBe(false);
    await first.end();
    expect(await answered).toEqual([0x12]);
  });

  it('refuses a second client where that is set', async () => {
    const served = await servedPrinter({ secondClient: 'refused' });
    const first = await rawClient(served);
    first.send(ASK);
    await first.answer(1);
    const second = connect({ host: served.host, port: served.port });
    const how = await new Promise((resolve) => {
      second.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      second.once('close', () => resolve('closed'));
    });
    expect(how).toBe('ECONNRESET');
  });

  it('drops an idle connection', async () => {
    const served = await servedPrinter({ idle_ms: 30 });
    const client = await rawClient(served);
    await new Promise<void>((resolve) => client.socket.once('close', () => resolve()));
    expect(client.socket.destroyed).toBe(true);
  });

  it('answers what was asked before the host ended its side', async () => {
    const served = await servedPrinter();
    const client = await rawClient(served);
    client.socket.end(Uint8Array.from(ASK));
    expect(await client.answer(1)).toEqual([0x12]);
  });

  it('refuses connections while switched off, and takes them on the same port afterwards', async () => {
    const served = await servedPrinter();
    const { printer } = served.device;
    printer.put({ link: 'off' });
    await expect(rawClient(served)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    printer.restart();
    const client = await rawClient(served);
    client.send(ASK);
    expect(await client.answer(1)).toEqual([0x12]);
  });

  it('pushes a change of state to the host that asked for it', async () => {
    const served = await servedPrinter();
    const client = await rawClient(served);
    client.send('\x1da\xff');
    expect(await client.answer(4)).toEqual([0x10, 0x00, 0x00, 0x0f]);
    served.device.printer.runOut();
    expect(await client.answer(4)).toEqual([0x18, 0x00, 0x0f, 0x0f]);
    served.device.printer.loadPaper();
    expect(await client.answer(4)).toEqual([0x10, 0x00, 0x00, 0x0f]);
  });

  it('stops reading when its buffer is full, and loses nothing', async () => {
    const served = await servedPrinter({ roll_mm: 1_000_000 });
    served.device.printer.put({ coverOpen: true });
    const client = await rawClient(served);
    for (let i = 0; i < 40_000; i++) client.send(`line ${i}\n`);
    client.send('\x1dV\x00\x1dr1');
    await new Promise((resolve) => setTimeout(resolve, 60));
    served.device.printer.put({ coverOpen: false });
    expect(await client.answer(1)).toEqual([0x00]);
    const lines = served.texts().join('').trim().split('\n');
    // Receipts end by themselves at 4000 lines.
    expect(served.device.tray.count).toBe(10);
    expect(lines).toEqual(Array.from({ length: 40_000 }, (_, i) => `line ${i}`));
  });
});
