import { describe, expect, it } from 'vitest';
import { isLoopback, resolveTargets } from '../../../src/cli/targets.ts';
import { Failure } from '../../../src/model/failure.ts';

const plan = (targets = {}, allowHosts: readonly string[] = []) => ({ targets, allowHosts });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('targets', () => {
  it('come from the scenario, and the command line over it', () => {
    const written = plan({
      support: { binding: 'reference', url: 'http://127.0.0.1:1' },
      payments: { binding: 'reference', url: 'http://localhost:2/api/' },
      promotions: { binding: 'reference' },
    });
    expect(resolveTargets(written, ['support=http://127.0.0.1:9'], [])).toEqual({
      support: 'http://127.0.0.1:9',
      payments: 'http://localhost:2/api',
    });
  });

  it.each([
    ['neither', [], []],
    ['only the scenario', ['a.example'], []],
    ['only the command line', [], ['a.example']],
    ['other hosts', ['b.example'], ['b.example']],
  ])('another host is refused when %s allows it', (_, byScenario, byFlag) => {
    const act = (): unknown =>
      resolveTargets(plan({}, byScenario), ['support=https://a.example'], byFlag);
    expect(codeOf(act)).toBe('PD_TARGET_FORBIDDEN');
  });

  it('another host is taken when both allow it', () => {
    expect(
      resolveTargets(plan({}, ['a.example']), ['support=https://a.example/v1'], ['a.example']),
    ).toEqual({ support: 'https://a.example/v1' });
  });

  it.each([
    'support',
    'support=',
    'helpdesk=http://127.0.0.1',
    'support=ftp://127.0.0.1',
    'support=127.0.0.1:80',
    'support=http://user:secret@127.0.0.1',
  ])('%s is a usage error', (flag) => {
    expect(codeOf(() => resolveTargets(plan(), [flag], []))).toBe('PD_USAGE');
  });

  it.each([
    ['http://127.0.0.1:80', true],
    ['http://127.9.9.9', true],
    ['http://2130706433', true],
    ['http://[::1]:80', true],
    ['http://localhost', true],
    ['http://127.0.0.1.example', false],
    ['http://localhost.example', false],
    ['http://0.0.0.0', false],
    ['http://10.0.0.1', false],
    ['http://[::ffff:10.0.0.1]', false],
  ])('%s is loopback: %s', (url, expected) => {
    expect(isLoopback(new URL(url).hostname)).toBe(expected);
  });
});
