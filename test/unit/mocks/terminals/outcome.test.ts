import { describe, expect, it } from 'vitest';
import { OUTCOMES, responseCodeFor } from '../../../../mocks/payments/outcome-table.ts';
import { toMajor, toMinor } from '../../../../mocks/terminals/money.ts';
import { decide } from '../../../../mocks/terminals/outcome.ts';

describe('outcomes by amount', () => {
  it.each([
    ['adyen', 4124, '51'],
    ['adyen', 10_151, '59'],
    ['adyen', 51, '00'],
    ['iso-cents', 105, '05'],
    ['iso-cents', 4151, '51'],
    ['iso-cents', 4152, '00'],
    ['stripe', 1001, '01'],
    ['stripe', 1075, '75'],
    ['stripe', 1091, '00'],
    ['approve', 124, '00'],
  ] as const)('%s: %i is %s', (outcomes, amount, code) => {
    expect(responseCodeFor(outcomes, amount)).toBe(code);
  });

  it('every preset approves round amounts, and a decision says what it approves', () => {
    for (const outcomes of OUTCOMES) {
      expect(decide(outcomes, 5000)).toEqual({
        verdict: { Result: 'Success' },
        authorisedMinor: 5000,
      });
    }
    expect(decide('iso-cents', 5091).verdict.AdditionalResponse).toContain('refusalReasonRaw=91');
    expect(decide('stripe', 5055)).toMatchObject({
      verdict: { ErrorCondition: 'WrongPIN' },
      authorisedMinor: 0,
    });
  });

  it('major units of the wire are minor units inside, by the currency', () => {
    expect(toMinor(41.24, 'EUR')).toBe(4124);
    expect(toMinor(0.29, 'EUR')).toBe(29);
    expect(toMinor(1.005, 'KWD')).toBe(1005);
    expect(toMajor(4000, 'JPY')).toBe(4000);
    for (let minor = 0; minor < 20_000; minor += 7) {
      expect(toMinor(toMajor(minor, 'EUR'), 'EUR')).toBe(minor);
    }
  });
});
