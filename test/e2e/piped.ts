import { spawn } from 'node:child_process';

/** How a program ended, and what it said to each of its pipes. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const LIMIT_MS = 90_000;

/**
 * Runs a program whose stdout and stderr are pipes, as a container's are: what Node gives a child
 * are sockets, which no program can open by the name of /dev/stdout.
 */
export function piped(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Said> {
  const script = 'set -o pipefail; "$@" 2> >(cat >&2) | cat';
  const child = spawn('bash', ['-c', script, 'piped', file, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to be ended as a whole.
    detached: true,
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const watchdog = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, LIMIT_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(watchdog);
      resolve({ code, ...said });
    });
  });
}
