import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COVERAGE_POINTS, type CoveragePoint } from '../../../src/model/coverage.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun, factAt } from '../../fixtures/run-folder.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/summary.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
/** As a reader gets it: through JSON. */
const summaryOf = (run = believableRun()) =>
  JSON.parse(JSON.stringify(summariseMeasures(measured(run))));

describe('summary.json', () => {
  it.each(['believable', 'empty', 'killed', 'without gates'])('%s run fits the schema', (which) => {
    const run = which === 'empty' ? emptyRun() : believableRun();
    if (which === 'killed') {
      const { ending: _ending, endedAt: _endedAt, ...killed } = run.record;
      run.record = killed;
    }
    if (which === 'without gates') run.plan = { ...run.plan, gates: [] };
    expect(validate(summaryOf(run)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('tolerates new members at the top, and nothing else that is wrong', () => {
    expect(validate({ ...summaryOf(), somethingNew: 'x' })).toBe(true);
    expect(validate({ ...summaryOf(), verdict: 'maybe' })).toBe(false);
    const { scheduleHash: _hash, ...without } = summaryOf();
    expect(validate(without)).toBe(false);
  });

  it('accounts for every request, operation by operation', () => {
    const { requests, operations } = summaryOf();
    expect(requests.issued).toBe(requests.answered + requests.failed + requests.cut);
    const issued = operations.reduce((sum: number, one: { issued: number }) => sum + one.issued, 0);
    expect(issued).toBe(requests.issued);
    expect(issued).toBeGreaterThan(10_000);
  });

  it('lists what never happened, whichever worker did not see it', () => {
    const run = emptyRun();
    const counted = (point: CoveragePoint, count: number) =>
      factAt(1, { fact: 'coverage.counted', point, count });
    run.facts['a'] = [counted('sale.cash', 3), counted('payment.reversal', 0)];
    run.facts['b'] = [counted('sale.store', 3), counted('ticket.reopened', 1)];
    const { neverHappened } = summaryOf(run);
    const happened = ['sale.cash', 'sale.store', 'ticket.reopened'];
    expect(neverHappened).toEqual(COVERAGE_POINTS.filter((point) => !happened.includes(point)));
    expect(neverHappened).toContain('payment.reversal');
  });

  it('says of a killed run that it was killed, and gives no verdict on it', () => {
    const run = believableRun();
    const { ending: _ending, endedAt: _endedAt, ...killed } = run.record;
    const gates = ['sales >= 1'];
    const summary = summaryOf({ ...run, record: killed, plan: { ...run.plan, gates } });
    expect(summary.ending.how).toBe('killed');
    expect(summary.verdict).toBe('inconclusive');
    expect(summary.why).toContain('killed');
    expect(summary.sales.done).toBeGreaterThan(1000);
  });
});
