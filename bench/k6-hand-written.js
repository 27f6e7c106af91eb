// What an engineer would write by hand for the requests of a sale: built, sent, read, checked.
import { check } from 'k6';
import http from 'k6/http';

const lines = [1, 2, 3].map((i) => ({
  lineId: String(i),
  sku: `SKU-${i}`,
  categories: ['shoes'],
  quantity: 1,
  unitPrice: 1990 * i,
  discountable: true,
}));
const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

export const options = {
  scenarios: {
    tills: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: __ENV.DURATION,
      preAllocatedVUs: 20,
      maxVUs: 200,
    },
  },
};

function post(url, name, body, key) {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'hand-written',
    traceparent,
  };
  if (key !== undefined) headers['idempotency-key'] = `"${key}"`;
  const answer = http.post(url, JSON.stringify(body), { headers, tags: { name } });
  check(answer, { answered: ({ status }) => status < 300 });
  return answer.json();
}

export default function () {
  const id = `${__VU}-${__ITER}`;
  const basket = {
    requestId: id,
    mode: 'preview',
    basketId: id,
    storeId: '0001',
    tillId: '1',
    channel: 'store',
    currency: 'EUR',
    pricedAt: '2026-11-27T15:00:00Z',
    coupons: [],
    manualDiscounts: [],
    lines,
  };
  const priced = post(`${__ENV.PROMOTIONS}/v1/evaluations`, 'evaluate', basket);
  post(
    `${__ENV.PAYMENTS}/v1/payments`,
    'authorise',
    {
      paymentId: id,
      storeId: '0001',
      tillId: '1',
      terminalId: '1',
      amount: priced.totals.net,
      currency: 'EUR',
      method: 'chip',
      maskedPan: '541333******9999',
    },
    id,
  );
  post(`${__ENV.PROMOTIONS}/v1/evaluations`, 'commit', { ...basket, mode: 'commit' }, id);
}
