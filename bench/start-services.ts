import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Service } from '../src/model/operations.ts';

/** The reference services in a process of their own. */
export interface Running {
  readonly addresses: Readonly<Record<Service | 'admin', string>>;
  stop(): void;
}

/** Starts them as a user would: `peakday mock`. */
export async function startServices(): Promise<Running> {
  const cli = fileURLToPath(new URL('../cli.js', import.meta.url));
  const child = spawn(process.execPath, [cli, 'mock', '--json', '--quiet'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { addresses } = JSON.parse(line) as { addresses: Running['addresses'] };
    child.stdout.resume();
    return { addresses, stop: () => child.kill() };
  }
  throw new Error('the mock services did not start');
}
