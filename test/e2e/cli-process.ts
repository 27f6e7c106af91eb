import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a run of the built command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started command line: `ended` resolves when it has exited and its pipes are closed. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout or stderr holds a match; rejects when the process ends without. */
  readonly says: (pattern: RegExp) => Promise<string>;
}

/** The built command line, as `npx peakday` would start it. */
export const CLI: string = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Starts `peakday` in a folder, without colour and without PEAKDAY_* of the caller's. */
export function start(args: readonly string[], cwd: string, cli: string = CLI): Started {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('PEAKDAY_')),
  );
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      seen[name] += text;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...seen }));
  });
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(seen.stdout) ?? pattern.exec(seen.stderr);
        if (match === null) return;
        watchers.delete(look);
        resolve(match[1] ?? match[0]);
      };
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without ${pattern}: ${seen.stderr}`)));
    });
  return { child, ended, says };
}

/** Runs `peakday` to its end. */
export const peakday = (args: readonly string[], cwd: string): Promise<Ended> =>
  start(args, cwd).ended;
