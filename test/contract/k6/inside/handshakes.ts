import type { Heard } from '../../wire/cases.ts';
import { hearFirst } from '../../wire/hear-all.ts';
import { k6Parts } from './k6-parts.ts';
import { within } from './within.ts';

declare const __ENV: Readonly<Record<string, string>>;

/** Asks servers by their names, and prints what was heard of each. */
export default async function (): Promise<void> {
  const urls = JSON.parse(__ENV['SERVERS'] ?? '{}') as Readonly<Record<string, string>>;
  for (const [name, url] of Object.entries(urls)) {
    let heard: Heard | undefined;
    const error = await within(async () => {
      heard = await hearFirst(k6Parts, url);
    });
    console.log(JSON.stringify({ name, heard, ...error }));
  }
}
