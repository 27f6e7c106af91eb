import { type Active, type Effects, NO_EFFECTS } from './effects.ts';
import type { FaultCall, Strike } from './service-fault.ts';

/**
 * Puts together what several faults do to one request, counting each dose: delays add up, the
 * first refusal and the first emission stand, answers are retold one after the other.
 * @param bites whether a fault that covers the request is drawn for it
 */
export function drawEffects(
  actives: Iterable<Active>,
  call: FaultCall,
  bites: (active: Active) => boolean,
): Effects {
  let effects: Drawn | undefined;
  for (const active of actives) {
    if (!bites(active)) continue;
    const strike = active.fault.strike(call);
    if (strike === undefined) continue;
    active.requested++;
    effects ??= blank();
    add(effects, active, strike);
  }
  if (effects === undefined) return NO_EFFECTS;
  const { promotions, ...drawn } = effects;
  if (effects.late.length === 0) return drawn;
  return { ...drawn, withheld: { promotions, missed: new Set<string>() } };
}

/** Effects that are still growing. */
type Drawn = {
  -readonly [M in keyof Effects]: Effects[M] extends readonly (infer T)[] ? T[] : Effects[M];
} & { readonly promotions: Set<string> };

const blank = (): Drawn => ({
  ...NO_EFFECTS,
  late: [],
  bends: [],
  retells: [],
  promotions: new Set<string>(),
});

function add(effects: Drawn, active: Active, strike: Strike): void {
  switch (strike.kind) {
    case 'delay':
      active.injected++;
      effects.delay_us += strike.delay_us;
      return;
    case 'withhold':
      effects.promotions.add(strike.promotion);
      effects.late.push(active);
      return;
    case 'bend':
      effects.bends.push({ bend: strike.bend, isMet: false, active });
      return;
    case 'retell':
      effects.retells.push({ active, does: strike.retell });
      return;
    case 'emit':
      effects.emission ??= { active, does: strike.emission };
      return;
    case 'refuse':
      if (effects.refusal !== undefined) return;
      active.injected++;
      effects.refusal = strike.refusal;
      effects.page = strike.page;
      effects.work = strike.work ?? 'none';
  }
}
