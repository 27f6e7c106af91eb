import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another mock server, started on a port of its own. */
export interface PeerMock {
  readonly url: string;
  /** CPU seconds its processes have used. */
  cpuSeconds(): number;
  close(): void;
}

/** How a peer is started from an OpenAPI document. */
interface Peer {
  readonly command: string;
  readonly args: (document: string, port: number) => readonly string[];
}

const PACKAGES = ['@stoplight/prism-cli@5.16', '@mockoon/cli@9.9'];

/** The peers, by name. */
export const PEERS: Readonly<Record<'Prism' | 'Mockoon', Peer>> = {
  Prism: {
    command: 'prism',
    args: (document, port) => [
      'mock',
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-v',
      'error',
      document,
    ],
  },
  Mockoon: {
    command: 'mockoon-cli',
    args: (document, port) => [
      ...['start', '--data', document, '--port', String(port), '--hostname', '127.0.0.1'],
      ...['--disable-log-to-file', '--disable-admin-api', '--max-transaction-logs', '0'],
    ],
  },
};

/** A folder outside the project, kept between runs; they are no dependencies of it. */
const folder = join(tmpdir(), 'peakday-bench-peers');

/** Installs the peers when they are not there; false when that is not possible. */
export function installPeers(): boolean {
  const bins = join(folder, 'node_modules', '.bin');
  if (Object.values(PEERS).every(({ command }) => existsSync(join(bins, command)))) return true;
  mkdirSync(folder, { recursive: true });
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--prefix', folder, ...flags, ...PACKAGES], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 240_000,
  });
  return status === 0;
}

/** Starts a peer with a document; undefined when it does not answer within half a minute. */
export async function startPeer(
  name: keyof typeof PEERS,
  document: unknown,
): Promise<PeerMock | undefined> {
  const { command, args } = PEERS[name];
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(document));
  const port = await freePort();
  const bin = join(folder, 'node_modules', '.bin', command);
  const child = spawn(bin, args(file, port), { stdio: 'ignore', detached: true });
  const url = `http://127.0.0.1:${port}`;
  const close = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  if (await answers(url, child)) return { url, cpuSeconds: () => cpuOf(child.pid ?? 0), close };
  close();
  return undefined;
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (let i = 0; i < 60 && child.exitCode === null; i++) {
    const there = await fetch(url).then(
      () => true,
      () => false,
    );
    if (there) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return false;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** User and system time of a process and all below it, from /proc (Linux). */
function cpuOf(root: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        const ticks = Number(fields[11]) + Number(fields[12]);
        return [{ pid: Number(pid), parent: Number(fields[1]), ticks }];
      } catch {
        return [];
      }
    });
  const family = new Set([root]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of stats) if (family.has(parent)) family.add(pid);
  }
  const ticks = stats.reduce((sum, one) => sum + (family.has(one.pid) ? one.ticks : 0), 0);
  return ticks / 100;
}
