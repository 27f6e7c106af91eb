import { expect, it } from 'vitest';
import { lateMocks } from '../../../src/cli/late-mocks.ts';

it('says that embedded services were late, and nothing when they kept up', () => {
  const lag = { p99_ms: 34.5, recent_ms: 40, distortedSeconds: 12, distorted: true };
  expect(lateMocks(lag)).toMatch(/late themselves: p99 34\.5 ms, 12 s above 20 ms\. .* distorted/);
  expect(lateMocks({ ...lag, p99_ms: 3, distorted: false })).toBeUndefined();
});
