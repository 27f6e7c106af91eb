import { expect, it } from 'vitest';
import { LiveLines } from '../../../src/cli/live-lines.ts';

it('passes fifty lines a second on and counts the rest', () => {
  let [written, now_ms] = ['', 0];
  const lines = new LiveLines(
    (text) => {
      written += text;
    },
    () => now_ms,
  );
  for (let i = 0; i < 1050; i++) lines.add(() => `${i}\n`);
  now_ms = 1000;
  lines.add(() => 'next\n');
  expect(written.split('\n').slice(48, 53)).toEqual(['48', '49', '...  1000 more', 'next', '']);
  lines.end();
  lines.end();
  expect(written.endsWith('next\n')).toBe(true);
});
