import { describe, expect, it } from 'vitest';
import { formatFailure, printFailure, toFailure } from '../../../src/cli/fail.ts';
import { Failure } from '../../../src/model/failure.ts';
import { captureStreams } from './captured-streams.ts';

describe('failures', () => {
  it('print code and message, place and hint', () => {
    const failure = new Failure('PD_SCENARIO_INVALID', 'live.compresion is no key', {
      place: { file: 'typo.yaml', line: 9, column: 3 },
      hint: 'did you mean `compression`?',
      exitCode: 104,
    });
    expect(formatFailure(failure, false)).toBe(
      'error PD_SCENARIO_INVALID: live.compresion is no key\n' +
        '  at typo.yaml:9:3\n' +
        '  hint: did you mean `compression`?\n',
    );
    expect(printFailure(failure, false, captureStreams())).toBe(104);
  });

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT'])('%s is the disk', (code) => {
    const error = Object.assign(new Error(`${code}: write`), { code, path: '/full/run.json' });
    const failure = toFailure(error);
    expect(failure.code).toBe('PD_DISK');
    expect(failure.message).toContain('/full/run.json');
    expect(failure.hint).toBeDefined();
    expect(failure.exitCode).toBe(2);
  });

  it.each([new TypeError('x is not a function'), 'a string', undefined])(
    '%s is a bug of ours',
    (thrown) => {
      const streams = captureStreams();
      expect(printFailure(thrown, false, streams)).toBe(1);
      expect(streams.stderr.text).toContain('error PD_BUG');
      expect(streams.stderr.text).toContain('please report it');
      expect(streams.stderr.text).not.toMatch(/\n\s+at \S+ \(/);
    },
  );
});
