import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { STARTER } from '../../src/cli/starter.ts';
import { peakday, start } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the command line, from outside', () => {
  it('shows help on stdout and exits 0', async () => {
    const { code, stdout, stderr } = await peakday(['--help'], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(stderr).toBe('');
  });

  it('suggests the flag that was meant', async () => {
    const { code, stdout, stderr } = await peakday(['run', 'smoke', '--sede', '7'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean --seed?');
    expect(stdout).toBe('');
  });

  it('names the nearest scenario', async () => {
    const { code, stderr } = await peakday(['run', 'blak-friday'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('PD_SCENARIO_UNKNOWN');
    expect(stderr).toContain('black-friday');
  });

  it('exits 104 on a misspelt key, naming file, line, column and the key meant', async () => {
    const { code, stderr } = await peakday(['run', 'examples/typo.yaml'], root);
    expect(code).toBe(104);
    expect(stderr).toContain('error PD_SCENARIO_INVALID');
    expect(stderr).toMatch(/examples\/typo\.yaml:\d+:\d+/);
    expect(stderr).toMatch(/did you mean `?\w+/);
  });

  it('lists the built-in scenarios', async () => {
    const { code, stdout } = await peakday(['scenarios', '--json'], folder);
    expect(code).toBe(0);
    const names = JSON.parse(stdout).scenarios.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['black-friday', 'christmas-eve', 'smoke']));
  });

  it.each(['black-friday', 'christmas-eve', 'smoke'])('check %s draws the day', async (name) => {
    const { code, stdout } = await peakday(['check', name], folder);
    expect(code).toBe(0);
    expect(stdout.split('\n').length).toBeGreaterThan(10);
    expect(stdout).toMatch(/requests/i);
  });

  it('refuses a gate it cannot read, before anything runs', async () => {
    const { code, stderr } = await peakday(
      ['run', 'smoke', '--gate', 'p99 of nothing < 1s'],
      folder,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('PD_GATE_SYNTAX');
  });

  it('refuses a host that is not allowed', async () => {
    const target = 'support=https://support.example';
    const { code, stderr } = await peakday(['run', 'smoke', '--target', target], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('PD_TARGET_FORBIDDEN');
    expect(stderr).toContain('--allow-host support.example');
  });

  it('says that a target is down', async () => {
    const { code, stderr } = await peakday(
      ['run', 'smoke', '--target', 'support=http://127.0.0.1:9'],
      folder,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('PD_TARGET_UNREACHABLE');
  });

  it('says that a target is a web page', async () => {
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      const { code, stderr } = await peakday(
        ['run', 'smoke', '--target', `promotions=http://127.0.0.1:${port}`],
        folder,
      );
      expect(code).toBe(2);
      expect(stderr).toContain('PD_TARGET_NOT_API');
    } finally {
      server.close();
    }
  });

  it('writes a starter scenario that is valid, and never over another', async () => {
    expect((await peakday(['init', 'mine'], folder)).code).toBe(0);
    const check = await peakday(['check', 'mine/peak-day.yaml', '--json'], folder);
    expect(check.stderr).toBe('');
    expect(JSON.parse(check.stdout)).toMatchObject({ valid: true, name: 'peak-day' });
    const again = await peakday(['init', 'mine'], folder);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('exists already');
  });

  it('examines the machine', async () => {
    const { code, stdout } = await peakday(['doctor', '--json'], folder);
    expect(code).toBe(0);
    const { findings } = JSON.parse(stdout);
    expect(findings.map(({ what }: { what: string }) => what)).toEqual([
      'node',
      'cores',
      'memory',
      'open files',
      'loopback',
      'reports',
      'chromium',
      'k6',
    ]);
  });

  it.each(['bash', 'zsh'])('writes a completion for %s', async (shell) => {
    const { code, stdout } = await peakday(['completion', shell], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('smoke');
    expect(stdout).toContain('--seed');
  });
});

describe('peakday mock', () => {
  it('serves until it is stopped, and journals each exchange', async () => {
    const mock = start(['mock'], folder);
    const url = await mock.says(/^support +(http\S+)$/m);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const line = mock.says(/^404 +support.*$/m);
    expect((await fetch(`${url}/v1/tickets/none`)).status).toBe(404);
    await line;
    mock.child.kill('SIGINT');
    expect((await mock.ended).code).toBe(0);
  });

  it('says that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      const { code, stderr } = await peakday(['mock', '--port', String(port)], folder);
      expect(code).toBe(2);
      expect(stderr).toContain('PD_PORT_IN_USE');
      expect(stderr).toContain(String(port));
    } finally {
      server.close();
    }
  });
});

describe('a scenario with a gate that cannot be read', () => {
  it('is invalid: 104, with its file', async () => {
    writeFileSync(
      join(folder, 'gate.yaml'),
      STARTER.replace('p99 of promotions.evaluate < 500ms', 'p99 of promotions.evalute < 500ms'),
    );
    const { code, stderr } = await peakday(['check', 'gate.yaml'], folder);
    expect(code).toBe(104);
    expect(stderr).toContain('PD_GATE_SYNTAX');
    expect(stderr).toContain('gate.yaml');
  });
});
