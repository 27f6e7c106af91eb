import { expect, it } from 'vitest';
import { formatWarnings } from '../../../src/cli/plan-warnings.ts';

it('says code and place, what will happen and what to do; nothing without warnings', () => {
  expect(formatWarnings([])).toBe('');
  const warning = {
    code: 'low-dose',
    place: 'faults.paper.rate',
    message: "'paper' is expected to bite 0.20 times in the live window",
    hint: 'raise its rate',
  } as const;
  expect(formatWarnings([warning, warning])).toBe(
    `
warning low-dose at faults.paper.rate
  'paper' is expected to bite 0.20 times in the live window
  hint: raise its rate
`.repeat(2),
  );
});
