import { describe } from 'vitest';
import { k6, runInK6 } from './k6/run-in-k6.ts';
import type { Heard } from './wire/cases.ts';
import { wireContract } from './wire/contract.ts';

/** What was heard inside k6. */
interface Ended {
  readonly heard?: readonly Heard[];
  readonly error?: string;
}

describe.skipIf(k6 === undefined)('inside k6', () => {
  // Go’s client does, and k6 has no switch for it.
  wireContract('k6', { resends: true }, async (url) => {
    const [ended] = await runInK6<Ended>('wire', { env: { RAW_SERVER: url } });
    if (ended?.heard === undefined) throw new Error(ended?.error ?? 'it did not run inside k6');
    return ended.heard;
  });
});
