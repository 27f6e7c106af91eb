import { expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { captureStreams } from '../unit/cli/captured-streams.ts';

it.each([
  ['help', ['--help']],
  ['run-help', ['run', '--help']],
  ['mock-help', ['mock', '--help']],
  ['check-smoke', ['check', 'smoke']],
])('%s reads as it did', async (name, argv) => {
  const streams = captureStreams({}, process.cwd());
  expect(await runCommandLine(argv, streams)).toBe(0);
  await expect(streams.stdout.text).toMatchFileSnapshot(`cli/${name}.txt`);
});
