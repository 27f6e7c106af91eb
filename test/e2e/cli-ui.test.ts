import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();

describe('peakday run --ui', () => {
  it('shows a live run, switches a fault and stops it by the token, and does not outlive it', async () => {
    const flags = ['--no-day', '--workers', '2', '--seed', '1', '--out', 'run', '--ui'];
    const run = start(['run', 'smoke', ...flags, '--set', 'live.compression=20'], folder);
    const address = new URL(await run.says(/live page (\S+)/));
    const token = address.hash.replace('#token=', '');
    expect(token.length).toBeGreaterThanOrEqual(24);
    const events = await fetch(`${address.origin}/events`);
    const seen = told(events);
    await seen.until(/heal\/paper-out/);
    const act = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${address.origin}${path}`, { method: 'POST', headers });
    expect((await act('/stop')).status).toBe(403);
    const right = { 'peakday-token': token };
    expect((await act('/faults/paper-out/heal', right)).status).toBe(200);
    await seen.until(/start\/paper-out/);
    expect((await act('/faults/paper-out/start', right)).status).toBe(200);
    await seen.until(/heal\/paper-out/);
    expect((await act('/faults/nothing/heal', right)).status).toBe(409);
    expect((await act('/stop', right)).status).toBe(200);
    await seen.until(/event: end/);
    const { code, stderr } = await run.ended;
    expect(code).toBe(105);
    expect(stderr).toContain('stopping: draining');
    await expect(fetch(address.origin)).rejects.toThrow();
    const facts = readFileSync(join(folder, 'run', 'facts', 'worker-0.ndjson'), 'utf8');
    const steps = facts.split('\n').filter((line) => line.includes('"paper-out"'));
    const names = steps.flatMap((line) => /"fault\.(started|healed)"/.exec(line)?.[1] ?? []);
    expect(names.slice(0, 3)).toEqual(['started', 'healed', 'started']);
    const orders = readFileSync(join(folder, 'run', 'orders.ndjson'), 'utf8');
    expect(orders.trim().split('\n')).toHaveLength(2);
  }, 60_000);

  it('wants a live window, and a port that there is', async () => {
    const virtual = await start(['run', 'smoke', '--engine', 'virtual', '--ui'], folder).ended;
    expect([virtual.code, virtual.stderr]).toEqual([2, expect.stringContaining('live window')]);
    const port = await start(['run', 'smoke', '--ui-port', '70000'], folder).ended;
    expect([port.code, port.stderr]).toEqual([2, expect.stringContaining('--ui-port 70000')]);
  }, 30_000);
});

/** The events' text as it comes in. */
function told(answer: Response): { readonly until: (pattern: RegExp) => Promise<void> } {
  const reader = answer.body!.getReader();
  const decoder = new TextDecoder();
  return {
    until: async (pattern) => {
      for (let text = ''; !pattern.test(text); ) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`it ended without ${pattern}`);
        text += decoder.decode(value, { stream: true });
      }
    },
  };
}
