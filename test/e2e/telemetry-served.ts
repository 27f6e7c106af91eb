import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A server of somebody else's that a test started. */
export interface ServedTool {
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server and waits until its output says that it is ready. */
export async function serveTool(
  file: string,
  args: readonly string[],
  cwd: string,
  ready: RegExp,
): Promise<ServedTool> {
  const child: ChildProcess = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${file} ended: ${output}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (ready.test(output)) resolve();
      });
    }
  });
  return {
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Asks again until the answer is there; the last answer when it never is. */
export async function until<T>(
  ask: () => Promise<T> | T,
  isThere: (answer: T) => boolean,
  patience_ms = 20_000,
): Promise<T> {
  const deadline = Date.now() + patience_ms;
  for (;;) {
    const answer = await ask();
    if (isThere(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
