import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import type { FaultSpec } from '../../../src/scenario/author-faults.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { MINIMAL } from '../../unit/scenario/scenarios.ts';
import { CASES, ELSEWHERE, HEALING, LATE, PATIENCE_MS } from './cases.ts';
import type { Healed, Seen } from './pay-once.ts';

/** The plan of a till that pays under a fault called `broken`. */
export const brokenBy = (fault: FaultSpec): Promise<Plan> =>
  compile({
    ...MINIMAL,
    live: { from: '15:00', to: '15:10', compression: 1 },
    policies: { payments: { timeout: `${PATIENCE_MS}ms`, attempts: 1 } },
    faults: { broken: fault },
  });

/** A till on an engine: how its payments end under a fault. */
export interface Payer {
  pay(fault: FaultSpec): Promise<Seen>;
  payAgain(fault: FaultSpec): Promise<Healed>;
}

/** What every engine must make of the faults that a client applies. */
export function networkFaultsContract(engine: string, { pay, payAgain }: Payer): void {
  describe(`network faults in the ${engine} engine`, () => {
    it.each(CASES)('%j ends as %s', async (spec, outcome, carriedOut) => {
      const seen = await pay(spec);
      expect(seen).toMatchObject({ outcome, carriedOut });
      const isShown = spec.kind !== 'net/limit-bytes' || outcome === 'reset';
      expect(seen.dose).toEqual({
        fault: 'broken',
        requested: 1,
        injected: 1,
        observed: isShown ? 1 : 0,
      });
    });

    it.each(HEALING)('$kind heals: the next payment is as ever', async (spec) => {
      const { outcomes, doses } = await payAgain(spec);
      expect(outcomes.slice(1)).toEqual(['ok', 'approved', 'ok', 'approved']);
      expect(doses).toMatchObject([{ requested: 1, injected: 1 }]);
    });

    it('leaves alone what is out of scope or after its end', async () => {
      for (const spec of ELSEWHERE) {
        const seen = await pay(spec);
        expect(seen).toMatchObject({ outcome: 'ok', carriedOut: true, dose: undefined });
      }
    });

    it('makes late what it makes late', async () => {
      for (const spec of LATE) expect((await pay(spec)).took_ms).toBeGreaterThan(40);
    });
  });
}
