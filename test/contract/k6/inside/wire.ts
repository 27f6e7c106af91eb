import type { Heard } from '../../wire/cases.ts';
import { hearAll } from '../../wire/hear-all.ts';
import { k6Parts } from './k6-parts.ts';
import { within } from './within.ts';

declare const __ENV: Readonly<Record<string, string>>;

/** Makes the attempts of the table, and prints what was heard. */
export default async function (): Promise<void> {
  let heard: readonly Heard[] | undefined;
  const error = await within(async () => {
    heard = await hearAll(k6Parts, __ENV['RAW_SERVER'] ?? '');
  });
  console.log(JSON.stringify({ heard, ...error }));
}
