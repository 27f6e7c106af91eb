import { describe, expect, it } from 'vitest';
import { type Hello, lineOf, readLine } from '../../../../src/engines/k6/lines.ts';

const hello: Hello = {
  version: '0.1.0',
  runId: 'peak',
  planHash: 'abc',
  shards: 2,
  stores: ['0001'],
  started_ms: 1000,
};

describe('lines of a shard', () => {
  it('are a letter, the shard, and JSON', () => {
    expect(lineOf('e', 12, { how: 'done' })).toBe('e12 {"how":"done"}');
  });

  it('are read as they were written', () => {
    expect(readLine(lineOf('h', 0, hello))).toEqual({
      kind: 'h',
      shard: 0,
      json: JSON.stringify(hello),
    });
  });

  it('are one line, and read whole, whatever their texts have in them', () => {
    const message = 'a\nb\r\n"c" {d} \\ Größe \u2028 and \u2029 🧾 \u0000';
    const line = lineOf('e', 999_999, { how: 'failed', code: 'PD_BUG', message });
    expect(line).not.toContain('\n');
    const read = readLine(line);
    expect(read).toMatchObject({ kind: 'e', shard: 999_999 });
    expect(JSON.parse(read?.json ?? '')).toMatchObject({ message });
  });

  it.each([
    '',
    'hello from somebody else’s script',
    '{"how":"done"}',
    'x0 {"how":"done"}',
    'e {"how":"done"}',
    'e-1 {"how":"done"}',
    'e1234567 {"how":"done"}',
    'e0{"how":"done"}',
    ' e0 {"how":"done"}',
    'e0 {"how":"done"} and more',
    'e0 [1]',
    'e0 "done"',
    'e0 {how: done}',
    'f0 time is {up}',
  ])('are not %j', (line) => {
    expect(readLine(line)).toBeUndefined();
  });

  it('are nobody’s when they were torn, wherever it was', () => {
    const line = lineOf('h', 3, { ...hello, stores: ['{a}', 'b"}'] });
    const nested = 's0 {"operations":[{"n":{"a":1}},{"n":{}}],"sales":{"done":1}}';
    for (const whole of [line, nested]) {
      expect(readLine(whole)).toBeDefined();
      for (let end = 0; end < whole.length; end++) {
        expect(readLine(whole.slice(0, end))).toBeUndefined();
      }
    }
  });
});
