import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reaction } from '../../../mocks/terminals/reaction.ts';
import { KeyRing } from '../../../mocks/terminals/wire/key-ring.ts';
import { keyMaterial, seal, unseal } from '../../../mocks/terminals/wire/nexo-crypto.ts';
import type { FaultPlan } from '../../../src/model/fault-plan.ts';
import {
  abortOf,
  paymentOf,
  statusOf,
  tillAt,
  verdictOf,
} from '../../unit/mocks/terminals/till.ts';

const KINDS = [
  'terminal/busy',
  'terminal/unreachable',
  'terminal/cancelled',
  'terminal/declined-technical',
  'terminal/in-progress',
  'terminal/device-out',
  'terminal/no-answer',
  'terminal/approved-but-silent',
] as const;

const step = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    id: fc.nat(4),
    cents: fc.integer({ min: 1, max: 99_999 }),
  }),
  fc.record({ do: fc.constant('status' as const), id: fc.nat(4) }),
  fc.record({ do: fc.constant('abort' as const), id: fc.nat(4) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 9000 }) }),
);

describe('a terminal under any sequence of requests and faults', () => {
  it('holds one dialogue at a time and carries each ServiceID out once', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.array(
          fc.record({
            kind: fc.constantFrom(...KINDS),
            rate: fc.double({ min: 0, max: 0.5, noNaN: true }),
          }),
          { maxLength: 3 },
        ),
        (steps, faults) => {
          const till = tillAt();
          for (const [i, { kind, rate }] of faults.entries()) {
            const trigger = { kind: 'rate', rate, per: 'request' };
            till.faults.put({
              id: `f${i}`,
              kind,
              scope: {},
              trigger,
              parameters: {},
            } as unknown as FaultPlan);
          }
          const paid: { id: string; reactions: Reaction[] }[] = [];
          let running = 0;
          for (const one of steps) {
            if (one.do === 'wait') till.agenda.pass(one.ms);
            else if (one.do === 'status') till.send(statusOf(`S${one.id}`));
            else if (one.do === 'abort') till.send(abortOf(`S${one.id}`));
            else {
              const id = `S${one.id}`;
              const before = till.park.terminal('V400m-123456789')?.state;
              const known = till.settled.some(({ serviceId }) => serviceId === id);
              const reactions = till.send(paymentOf(id, one.cents / 100));
              paid.push({ id, reactions });
              if (before !== undefined && before !== 'IDLE' && !known) {
                expect(verdictOf(reactions)).toBe('Busy');
              } else running++;
            }
          }
          till.agenda.pass(3600_000);
          expect(running).toBeGreaterThanOrEqual(till.settled.length);
          const ids = till.settled.map(({ serviceId }) => serviceId);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { id, reactions } of paid) {
            expect(reactions).toHaveLength(1);
            // Whoever asks in the end is told what was settled, and only that.
            const [status] = till.send(statusOf(id));
            const settled = till.settled.find(({ serviceId }) => serviceId === id);
            if (settled === undefined) expect(verdictOf(status ? [status] : [])).toBe('NotFound');
            else expect(JSON.stringify(status)).toContain(settled.id);
          }
          // In order of time no two transactions overlap.
          for (const [i, { began_ms }] of till.settled.entries()) {
            expect(began_ms).toBeGreaterThanOrEqual(till.settled[i - 1]?.ended_ms ?? 0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('message encryption', () => {
  const key = { keyIdentifier: 'k', keyVersion: 1, passphrase: 'correct horse' };
  const material = keyMaterial(key);

  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(unseal(seal(text, material), material)).toBe(text);
      }),
    );
  });

  it('notices any byte that was changed, wherever, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.constantFrom('NexoBlob' as const, 'Nonce' as const, 'Hmac' as const),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, where, at, mask) => {
          const sealed = seal(text, material);
          const whole = where === 'NexoBlob' ? sealed.NexoBlob : sealed.SecurityTrailer[where];
          const bytes = Buffer.from(whole, 'base64');
          bytes[at % bytes.length]! ^= mask;
          const changed = bytes.toString('base64');
          const tampered =
            where === 'NexoBlob'
              ? { ...sealed, NexoBlob: changed }
              : { ...sealed, SecurityTrailer: { ...sealed.SecurityTrailer, [where]: changed } };
          expect(unseal(tampered, material)).toBeUndefined();
        },
      ),
    );
  });

  it('opens by identifier and version only, and survives any trailer', () => {
    const ring = new KeyRing([key]);
    const sealed = seal('{}', material);
    expect(ring.open(sealed)?.text).toBe('{}');
    const trailer = sealed.SecurityTrailer;
    for (const other of [{ KeyIdentifier: 'other' }, { KeyVersion: 2 }]) {
      expect(ring.open({ ...sealed, SecurityTrailer: { ...trailer, ...other } })).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (NexoBlob, Nonce, Hmac) => {
        const SecurityTrailer = { ...trailer, Nonce, Hmac };
        expect(ring.open({ NexoBlob, SecurityTrailer })).toBeUndefined();
      }),
    );
  });
});
