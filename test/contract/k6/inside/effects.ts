import { effectsContract } from '../../effects/index.ts';
import { runOnWall } from '../../wall-engine.ts';
import { k6Parts } from './k6-parts.ts';
import { FOUND } from './vitest.ts';
import { within } from './within.ts';

declare const __ENV: Readonly<Record<string, string>>;

const url = __ENV['SCRIPTED_SERVER'] ?? '';

effectsContract({
  name: 'k6 engine',
  tolerance_us: 150_000,
  run: (set, services) => runOnWall({ parts: k6Parts, url }, set, services),
});

/** Runs every test of the contract, one after the other, and prints how each ended. */
export default async function (): Promise<void> {
  for (const { name, run } of FOUND) {
    const error = await within(() => run());
    console.log(JSON.stringify({ name, ...error }));
  }
}
