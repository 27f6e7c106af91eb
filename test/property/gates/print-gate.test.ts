import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gate, GateMeasure, GatePlace, GateTime } from '../../../src/gates/gate.ts';
import { parseGate } from '../../../src/gates/parse.ts';
import { printGate } from '../../../src/gates/print-gate.ts';
import { scopesOf } from '../../../src/gates/scopes-of.ts';
import { FINDING_KINDS } from '../../../src/measure/audit/finding.ts';
import { STAGES } from '../../../src/measure/measures.ts';
import { OPERATIONS } from '../../../src/model/operations.ts';
import { ISSUE_KINDS } from '../../../src/model/ticket.ts';

const operation = fc.constantFrom(...OPERATIONS);
const issue = fc.option(fc.constantFrom(...ISSUE_KINDS));
const stage = fc.constantFrom(...STAGES);
const kind = <K extends string>(...kinds: K[]): fc.Arbitrary<K> => fc.constantFrom(...kinds);
const length_us = fc.integer({ min: 1, max: 4 * 3600e6 });
/** As they are written: up to four decimals of a percent. */
const quantile = fc
  .integer({ min: 1, max: 999_999 })
  .map((millionths) => Number((millionths / 1e6).toFixed(6)));
const name = fc.constantFrom('acquirer', 'slow promotions', "Black Friday's", '2nd-line', 'é');

type Written = readonly [measure: GateMeasure, unit: Gate['unit']];
const written: fc.Arbitrary<Written> = fc.oneof(
  fc
    .record({ kind: kind('latency'), quantile, operation, from: kind('intended', 'service') })
    .map((measure): Written => [measure, 'us']),
  fc.record({ kind: kind('errors', 'retries'), operation }).map((m): Written => [m, 'share']),
  fc.record({ kind: kind('rate'), operation }).map((m): Written => [m, 'perSecond']),
  fc.record({ kind: kind('sales') }).map((m): Written => [m, 'count']),
  fc.tuple(fc.record({ kind: kind('lostSales'), issue }), kind('count', 'ratio')),
  fc.record({ kind: kind('lostShare'), issue }).map((m): Written => [m, 'share']),
  fc.tuple(fc.record({ kind: kind('lostValue'), issue }), kind('minor', 'ratio')),
  fc.tuple(fc.record({ kind: kind('issueTime'), quantile, stage, issue }), kind('us', 'ratio')),
  fc.tuple(
    fc.record({ kind: kind('issueShare'), stage, issue, within_us: length_us }),
    kind('share', 'ratio'),
  ),
  fc.tuple(
    fc.record({ kind: kind('issues'), came: kind('began', 'open', 'reopened'), issue }),
    kind('count', 'ratio'),
  ),
  fc.tuple(fc.record({ kind: kind('reopened', 'reported'), issue }), kind('share', 'ratio')),
  fc.tuple(
    fc.record({ kind: kind('findings'), finding: fc.option(fc.constantFrom(...FINDING_KINDS)) }),
    kind('count', 'ratio'),
  ),
  fc
    .record({ kind: kind('recovery'), operation, fault: name })
    .map((measure): Written => [measure, 'us']),
  fc.record({ kind: kind('lag') }).map((m): Written => [m, 'us']),
  fc.record({ kind: kind('debt') }).map((m): Written => [m, 'share']),
);

const place: fc.Arbitrary<GatePlace> = fc.oneof(
  fc.record({ kind: kind('class', 'region', 'store'), name }),
  fc.record({ kind: kind('control', 'rest') }),
);
const time: fc.Arbitrary<GateTime> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 86_398 }), fc.integer({ min: 1, max: 86_399 }))
    .filter(([from, to]) => from < to)
    .map(([from, to]): GateTime => ({ kind: 'between', from_us: from * 1e6, to_us: to * 1e6 })),
  fc.record({ kind: kind('before', 'during', 'after'), fault: fc.option(name) }),
);

/** A limit that can be written: whole µs, counts and cents; shares and multiples in thousandths. */
const limitIn = (unit: Gate['unit']): fc.Arbitrary<number> => {
  const whole = fc.integer({ min: 0, max: 1e9 });
  switch (unit) {
    case 'us':
    case 'count':
    case 'minor':
      return whole;
    case 'share':
      return fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000 / 100);
    default:
      return whole.map((n) => n / 1000);
  }
};

const gates: fc.Arbitrary<Gate> = written.chain(([measure, unit]) => {
  const scopes = scopesOf(measure);
  const isRatio = unit === 'ratio';
  const stretch = fc.option(fc.record({ kind: kind('for', 'over', 'within'), length_us }));
  return fc
    .record({
      text: fc.constant(''),
      stops: fc.boolean(),
      measure: fc.constant(measure),
      comparison: unit === 'count' ? kind('<', '<=', '>', '>=', '=') : kind('<', '<=', '>', '>='),
      limit: limitIn(unit),
      unit: fc.constant(unit),
      place: scopes.place && !isRatio ? fc.option(place) : fc.constant(null),
      time: scopes.time ? fc.option(time) : fc.constant(null),
      stretch: scopes.stretch && !isRatio ? stretch : fc.constant(null),
      least: fc.nat({ max: 1000 }),
      part: kind('window', 'day'),
    })
    .filter(
      ({ stops, place, time, stretch, comparison, part }) =>
        !(place && stretch) &&
        !(comparison === '=' && (stops || stretch)) &&
        !(
          stops &&
          (!scopes.stretch ||
            isRatio ||
            place ||
            part === 'day' ||
            (time && time.kind !== 'between'))
        ),
    );
});

describe('a printed gate', () => {
  it('is read as the same gate', () => {
    fc.assert(
      fc.property(gates, (gate) => {
        const text = printGate(gate);
        expect(parseGate(text)).toEqual({ ...gate, text });
      }),
      { numRuns: 2000 },
    );
  });

  it('is printed the same again', () => {
    fc.assert(
      fc.property(gates, (gate) => {
        const text = printGate(gate);
        expect(printGate(parseGate(text))).toBe(text);
      }),
    );
  });
});
