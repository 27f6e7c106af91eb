import type { Device } from '../device.ts';
import type { Receipt } from '../receipt.ts';
import { receiptHtml } from '../render/receipt-html.ts';
import { receiptSvg } from '../render/receipt-svg.ts';
import { receiptText } from '../render/receipt-text.ts';
import { describeReceipt } from './describe-device.ts';

const FORMS: Readonly<Record<string, readonly [type: string, (receipt: Receipt) => string]>> = {
  txt: ['text/plain', receiptText],
  svg: ['image/svg+xml', receiptSvg],
  html: ['text/html', receiptHtml],
  json: ['application/json', (receipt) => JSON.stringify(describeReceipt(receipt))],
};

/**
 * A receipt by its number, or the last one, in one of its forms: `3.svg`, `last.txt`.
 * @returns undefined when there is none
 */
export function receiptAnswer(device: Device | undefined, name: string): Response | undefined {
  const [, which = '', form = ''] = /^(\d+|last)\.(txt|svg|html|json)$/.exec(name) ?? [];
  const receipt =
    which === 'last' ? device?.tray.receipts.at(-1) : device?.tray.find(Number(which));
  const [type, render] = FORMS[form] ?? [];
  if (receipt === undefined || render === undefined) return undefined;
  return new Response(render(receipt), {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': "default-src 'none'; img-src data:",
      'x-content-type-options': 'nosniff',
    },
  });
}
