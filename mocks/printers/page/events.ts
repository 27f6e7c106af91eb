import type { Device } from '../device.ts';
import { describeDevice, describeReceipt } from './describe-device.ts';

const KEEP_ALIVE_MS = 15_000;

/**
 * Server-sent events: `printer` with a printer's state, once for each at the start and on every
 * change, and `receipt` for every receipt. A reader that does not keep up is cut off.
 */
export function printerEvents(
  devices: ReadonlyMap<string, Device>,
  addresses: ReadonlyMap<string, string>,
): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true;
        const write = (text: string): void => {
          if (!isOpen) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) > 0) return;
          stop();
          controller.close();
        };
        const send = (event: string, value: object): void =>
          write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
        const tell = (device: Device): void =>
          send('printer', describeDevice(device, addresses.get(device.id) ?? ''));
        const unwatch = [...devices.values()].flatMap((device) => [
          device.printer.watch(() => tell(device)),
          device.tray.watch((receipt) => {
            send('receipt', describeReceipt(receipt));
            tell(device);
          }),
        ]);
        const timer = setInterval(() => write(': still here\n\n'), KEEP_ALIVE_MS);
        stop = () => {
          isOpen = false;
          clearInterval(timer);
          for (const end of unwatch) end();
        };
        for (const device of devices.values()) tell(device);
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 4 << 20 }),
  );
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
  return new Response(body, { headers });
}
