import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/cli/command-line.ts';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { captureStreams } from './captured-streams.ts';

describe('the command line', () => {
  it.each([
    [['rn'], 'unknown command rn', 'peakday run'],
    [['senarios'], 'unknown command senarios', 'peakday scenarios'],
    [['my-day.yaml'], 'unknown command my-day.yaml', 'peakday run my-day.yaml'],
    [['qqqqqq'], 'unknown command qqqqqq', 'run, check'],
    [['--hlp'], 'unknown flag --hlp', '--help'],
    [['run', 'smoke', '--sead', '7'], 'unknown flag --sead', '--seed'],
    [['run', 'smoke', '--compresion=3'], 'unknown flag --compresion', '--compression'],
    [['doctor', 'extra'], 'unexpected argument extra', 'peakday doctor --help'],
    [['run'], 'peakday run wants one more argument', 'peakday run --help'],
    [['run', 'smoke', '--seed', 'abc'], '--seed wants a number', 'peakday run --help'],
    [['run', 'smoke', '--seed', '1', '--seed', '2'], '--seed is given more than once', ''],
    [['run', 'smoke', '--workers', '0'], '--workers 0', ''],
    [['run', 'smoke', '--share', '1.5'], '--share 1.5', ''],
  ])('%j fails with %s', async (argv, message, hint) => {
    const streams = captureStreams();
    expect(await runCommandLine(argv, streams)).toBe(2);
    expect(streams.stderr.text).toContain(`error PD_USAGE: ${message}`);
    expect(streams.stderr.text).toContain(hint);
    expect(streams.stdout.text).toBe('');
  });

  it('prints a failure as one JSON object with --json', async () => {
    const streams = captureStreams();
    expect(await runCommandLine(['run', 'smoke', '--sead', '7', '--json'], streams)).toBe(2);
    expect(JSON.parse(streams.stdout.text)).toEqual({
      error: { code: 'PD_USAGE', message: 'unknown flag --sead', hint: 'did you mean --seed?' },
    });
    expect(streams.stderr.text).toBe('');
  });

  it.each([[[]], [['--help']], [['-h']]])('%j shows the overview', async (argv) => {
    const streams = captureStreams();
    expect(await runCommandLine(argv, streams)).toBe(0);
    const text = streams.stdout.text;
    for (const name of Object.keys(COMMANDS)) expect(text).toContain(`\n  ${name}`);
    expect(text.indexOf('Examples:')).toBeLessThan(text.indexOf('Commands:'));
  });

  it.each(Object.keys(COMMANDS))('%s --help leads with examples', async (name) => {
    const streams = captureStreams();
    expect(await runCommandLine([name, '--help'], streams)).toBe(0);
    const text = streams.stdout.text;
    expect(text).toContain(`Examples:\n  `);
    expect(text.indexOf('Examples:')).toBeLessThan(text.indexOf('Options:'));
    expect(text).toContain('--json');
  });

  it('takes flags from PEAKDAY_*, and the line before them', async () => {
    const from = async (argv: string[], env: Record<string, string>): Promise<string> => {
      const streams = captureStreams(env);
      await runCommandLine(['run', 'smoke', ...argv], streams);
      return streams.stderr.text;
    };
    expect(await from([], { PEAKDAY_WORKERS: '0' })).toContain('--workers 0');
    expect(await from([], { PEAKDAY_MAX_RATE: '0' })).toContain('--max-rate 0');
    expect(await from(['--workers', '-1'], { PEAKDAY_WORKERS: '0' })).toContain('--workers -1');
    expect(await from([], { PEAKDAY_SEED: 'x' })).toContain('PEAKDAY_SEED wants a number');
  });

  it('does not take PEAKDAY_DEBUG for a flag, and shows the stack with it', async () => {
    const streams = captureStreams({ PEAKDAY_DEBUG: '1' });
    await runCommandLine(['rn'], streams);
    expect(streams.stderr.text).toContain('unknown command rn');
    expect(streams.stderr.text).toMatch(/\n\s+at /);
  });
});
