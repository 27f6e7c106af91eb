import { expect, it } from 'vitest';
import { sparkline } from '../../../src/report/sparkline.ts';

it.each([
  [[0, 2, null, 4], '▁▅ █'],
  [[0, 0], '▁▁'],
  [[], ''],
])('draws %j from zero', (values, text) => expect(sparkline(values)).toBe(text));

it('joins what is too long and keeps its peak', () => {
  const values = Array.from({ length: 400 }, (_, n) => (n === 217 ? 9 : 1));
  const text = sparkline(values, 40);
  expect([...text]).toHaveLength(40);
  expect([...text][21]).toBe('█');
});
