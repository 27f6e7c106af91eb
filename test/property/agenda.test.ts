import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Agenda, type Phase } from '../../src/kernel/agenda.ts';

/** What may be done to an agenda; times collide often, so that order is put to the test. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ time: fc.nat(20), phase: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ cancel: fc.nat(10_000) }) },
  { weight: 2, arbitrary: fc.constant('settle' as const) },
);

it('settles in the total order of time, phase and sequence, whatever is cancelled', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 3000 }), (actions) => {
      const agenda = new Agenda();
      let model: { time: number; phase: number; seq: number; handle: number }[] = [];
      const settled: number[] = [];
      const expected: number[] = [];
      let seq = 0;
      const settle = (): void => {
        if (agenda.nextTime === Infinity) {
          expect(model).toEqual([]);
          return;
        }
        const [first] = model.sort((a, b) => a.time - b.time || a.phase - b.phase || a.seq - b.seq);
        expect(agenda.nextTime).toBe(first?.time);
        agenda.settleNext();
        expected.push(first?.seq ?? -1);
        model = model.slice(1);
      };
      for (const step of actions) {
        if (step === 'settle') settle();
        else if ('cancel' in step) {
          const [gone] = model.splice(step.cancel % Math.max(1, model.length), 1);
          if (gone) agenda.cancel(gone.handle);
        } else {
          const mine = seq++;
          const waiter = { settle: (answer: unknown) => settled.push(answer as number) };
          const handle = agenda.add(step.time, step.phase as Phase, waiter, mine);
          model.push({ ...step, seq: mine, handle });
        }
        expect(agenda.size).toBe(model.length);
      }
      while (model.length > 0) settle();
      expect(agenda.nextTime).toBe(Infinity);
      expect(settled).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('keeps the order when most of very many are cancelled and the heap is rebuilt', () => {
  const entry = fc.record({ time: fc.nat(50), phase: fc.nat(3), dies: fc.nat(9) });
  const entries = fc.array(entry, { minLength: 2000, maxLength: 6000, size: 'max' });
  fc.assert(
    fc.property(entries, (all) => {
      const agenda = new Agenda();
      const settled: number[] = [];
      const handles = all.map(({ time, phase }, seq) =>
        agenda.add(time, phase as Phase, { settle: () => settled.push(seq) }, undefined),
      );
      const dying = all.flatMap(({ dies }, seq) => (dies < 8 ? [seq] : []));
      for (const seq of dying) agenda.cancel(handles[seq]!);
      const living = all
        .map(({ time, phase }, seq) => ({ time, phase, seq }))
        .filter(({ seq }) => all[seq]!.dies >= 8)
        .sort((a, b) => a.time - b.time || a.phase - b.phase || a.seq - b.seq);
      expect(agenda.size).toBe(living.length);
      while (agenda.nextTime < Infinity) agenda.settleNext();
      expect(settled).toEqual(living.map(({ seq }) => seq));
    }),
    { numRuns: 20 },
  );
});
