import type { Receipt } from '../receipt.ts';
import { escapeXml } from './escape-xml.ts';
import { receiptSvg } from './receipt-svg.ts';
import { receiptText } from './receipt-text.ts';

/** A receipt as a page of its own: its image, and its text for search and screen readers. */
export function receiptHtml(receipt: Receipt): string {
  const title = escapeXml(`Receipt ${receipt.number} of printer ${receipt.printer}`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${receiptSvg(receipt)}
<pre>${escapeXml(receiptText(receipt))}</pre>
</body>
</html>
`;
}
