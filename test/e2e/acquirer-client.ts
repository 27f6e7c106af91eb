import { connect, type Socket } from 'node:net';
import Iso8583 from 'iso_8583';
import { onTestFinished } from 'vitest';
import { AcquirerHost, type AcquirerOptions } from '../../mocks/acquirer/acquirer-host.ts';
import { type IsoExchange, serveAcquirer } from '../../mocks/acquirer/serve-acquirer.ts';

/** A published test card number. */
export const PAN = '4761739001010119';

/** A purchase of so many minor units. */
export const purchase = (
  stan: string,
  amountMinor: number,
  more: Record<number, string> = {},
): Record<number, string> => ({
  0: '0200',
  2: PAN,
  3: '000000',
  4: String(amountMinor).padStart(12, '0'),
  7: '1127140511',
  11: stan,
  12: '150511',
  13: '1127',
  14: '2912',
  22: '051',
  25: '00',
  35: `${PAN}D29122011758928889`,
  41: 'TERM0417',
  42: 'PEAKDAY-0000417',
  49: '978',
  ...more,
});

/** The reversal of a purchase. */
export const reversalOf = (stan: string, mti: string, newStan: string): Record<number, string> => {
  const {
    4: amount = '',
    41: terminal = '',
    42: merchant = '',
    49: currency = '',
  } = purchase(stan, 1000);
  return {
    0: mti,
    3: '000000',
    4: amount,
    7: '1127140611',
    11: newStan,
    41: terminal,
    42: merchant,
    49: currency,
    90: `0200${stan}1127140511${'0'.repeat(22)}`,
  };
};

/** A client of a host that runs. */
export interface AcquirerClient {
  call(message: Record<number, string>): Promise<Record<string, string>>;
  send(message: Record<number, string>): void;
  readonly exchanges: IsoExchange[];
  readonly socket: Socket;
  readonly port: number;
}

/** A host on a loopback port and iso_8583 as its client, closed when the test is over. */
export async function acquirerServed(
  options: AcquirerOptions = {},
  formats?: object,
): Promise<AcquirerClient> {
  const exchanges: IsoExchange[] = [];
  const acquirer = new AcquirerHost(options);
  const served = await serveAcquirer({
    acquirer: () => acquirer,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  const socket = connect(served.port, '127.0.0.1');
  onTestFinished(async () => {
    socket.destroy();
    await served.close();
  });
  const answers: Buffer[] = [];
  let waiting: ((answer: Buffer) => void) | undefined;
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      answers.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    if (answers.length > 0 && waiting) waiting(answers.shift() ?? rest);
  });
  const send = (message: Record<number, string>): void => {
    const bytes = new Iso8583(message, formats).getBufferMessage();
    if (bytes.error !== undefined) throw new Error(String(bytes.error));
    socket.write(bytes);
  };
  const call = async (message: Record<number, string>): Promise<Record<string, string>> => {
    const answer = new Promise<Buffer>((resolve) => {
      waiting = resolve;
    });
    send(message);
    const read = new Iso8583(undefined, formats).getIsoJSON(await answer);
    if (read.error !== undefined) throw new Error(String(read.error));
    return read;
  };
  return { call, send, exchanges, socket, port: served.port };
}
