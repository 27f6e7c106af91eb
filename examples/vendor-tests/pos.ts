/** A till's client, as small as can be: it prices baskets, and calls for help when it cannot. */
export interface Services {
  readonly promotions: string;
  readonly zendesk: string;
  readonly authorization: string;
}

export interface Line {
  readonly sku: string;
  readonly category: string;
  readonly unitPrice: number;
}

interface Priced {
  readonly totals: { readonly net: number };
}

interface Opened {
  readonly ticket: { readonly id: number };
}

const read = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;

const post = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What a basket costs: as promotions say, or, when they fail three times, at shelf price. */
export async function price(services: Services, basketId: string, lines: readonly Line[]) {
  const request = {
    ...{ requestId: basketId, basketId, mode: 'preview', storeId: '0417', tillId: '3' },
    ...{ channel: 'store', currency: 'EUR', pricedAt: '2026-11-27T15:00:00Z' },
    ...{ coupons: [], manualDiscounts: [] },
    lines: lines.map(({ category, ...line }, i) => ({
      ...{ ...line, lineId: `${i}`, categories: [category], quantity: 1, discountable: true },
    })),
  };
  for (let attempt = 1; attempt <= 3; attempt++) {
    const answer = await post(`${services.promotions}/v1/evaluations`, request);
    if (answer.ok) return { net: (await read<Priced>(answer)).totals.net, ticket: undefined };
  }
  const shelf = lines.reduce((sum, { unitPrice }) => sum + unitPrice, 0);
  return { net: shelf, ticket: await callForHelp(services, basketId) };
}

/** Opens one ticket a basket, however often it is called. */
async function callForHelp({ zendesk, authorization }: Services, basketId: string) {
  const comment = { body: `No promotions for basket ${basketId}` };
  const ticket = { subject: 'Till 3 sells at shelf price', comment, priority: 'urgent' };
  const headers = { authorization, 'idempotency-key': basketId };
  const answer = await post(`${zendesk}/api/v2/tickets.json`, { ticket }, headers);
  return answer.ok ? (await read<Opened>(answer)).ticket.id : undefined;
}
