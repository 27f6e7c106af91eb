import type { Measures } from '../measure/measures.ts';
import type { Verdict } from './judge.ts';

/** A check that every run gets, whatever its gates. */
export interface CheckResult {
  readonly check: 'runComplete' | 'requestsAccounted' | 'generatorTrustworthy';
  readonly verdict: Verdict;
  readonly why: string;
}

/** Whether anything can be said of the run at all; a check never fails, it leaves no verdict. */
export function checkRun(measures: Measures): readonly CheckResult[] {
  const { record, requests, generator, findings } = measures;
  const ending = record.ending;
  const broken = findings.filter((finding) => finding.invalidates);
  const check = (name: CheckResult['check'], holds: boolean, why: string): CheckResult => ({
    check: name,
    verdict: holds ? 'pass' : 'inconclusive',
    why,
  });
  return [
    check('runComplete', ending?.how === 'completed', howItEnded(measures)),
    check(
      'requestsAccounted',
      broken.length === 0,
      broken.map((finding) => finding.text).join('; ') || accountOf(requests),
    ),
    check('generatorTrustworthy', generator.trustworthy, generator.why),
  ];
}

function howItEnded({ record }: Measures): string {
  const { ending } = record;
  if (ending === undefined) return 'the run was killed before it could end';
  const detail = ending.detail === undefined ? '' : `: ${ending.detail}`;
  switch (ending.how) {
    case 'completed':
      return 'the run came to its planned end';
    case 'signal':
      return `the run was stopped by a signal${detail}`;
    case 'aborted':
      return `the run stopped itself${detail}`;
    case 'failed':
      return `the run failed${detail}`;
  }
}

const accountOf = ({ issued, answered, failed, cut }: Measures['requests']): string =>
  `${issued} issued = ${answered} answered + ${failed} failed + ${cut} cut`;
