import type { CurveKnot, StorePlan } from '../model/plan.ts';
import type { Language } from '../model/ticket.ts';
import type { Hash64 } from '../random/hash.ts';
import type { CurveSpec } from './author.ts';
import { buildCurve } from './curve.ts';
import { DAY_CURVES } from './day-curves.ts';
import type { WholeScenario } from './defaults.ts';
import { timeOfDay_us } from './read.ts';
import { namesIn } from './store-names.ts';
import type { RosterEntry } from './store-roster.ts';

/** The day's curve of every store class, clipped to its opening hours. */
export function compileCurves(
  { day, stores }: WholeScenario,
  key: Hash64,
): Readonly<Record<string, readonly CurveKnot[]>> {
  return Object.fromEntries(
    Object.entries(stores).map(([name, { opens, closes, curve }]) => [
      name,
      buildCurve(
        {
          hours: hoursOf(curve),
          burst: day.burst,
          opens_us: timeOfDay_us(opens),
          closes_us: timeOfDay_us(closes),
        },
        key,
      ),
    ]),
  );
}

/** Shares of the 24 hours. */
export function hoursOf(curve: CurveSpec): readonly number[] {
  const shares = Object.entries(typeof curve === 'string' ? DAY_CURVES[curve] : curve);
  return Array.from(
    { length: 24 },
    (_, hour) => shares.find(([from]) => timeOfDay_us(from) === hour * 3600e6)?.[1] ?? 0,
  );
}

/** Every store, named in its language. Names follow the seed, not the replication. */
export async function compileStores(
  roster: readonly RosterEntry[],
  seed: number,
): Promise<readonly StorePlan[]> {
  const languages = [...new Set(roster.map(({ spec }) => spec.language))];
  const naming = new Map<Language, Awaited<ReturnType<typeof namesIn>>>();
  for (const language of languages) naming.set(language, await namesIn(language));
  return roster.map(({ id, class: name, spec }) => {
    const named = naming.get(spec.language)?.(seed, id) ?? { name: id, clerk: id };
    return {
      id,
      class: name,
      ...named,
      country: spec.country,
      language: spec.language,
      region: spec.region,
      tillSystem: spec.tillSystem,
      provider: spec.provider,
      acquirer: spec.acquirer,
      tills: spec.tills,
      opens_us: timeOfDay_us(spec.opens),
      closes_us: timeOfDay_us(spec.closes),
      shoppersPerDay: spec.shoppersPerDay,
      curve: name,
    };
  });
}
