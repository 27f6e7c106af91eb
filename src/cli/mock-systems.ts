import type { System } from '../../mocks/system.ts';
import { SYSTEMS } from '../../mocks/systems.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { SERVICES } from '../model/operations.ts';

/**
 * The systems that names and kinds mean, in the order of the table: a name first, then a kind,
 * then `all`; the reference ones for no name at all.
 * @throws Failure PD_USAGE with the nearest name
 */
export function systemsNamed(names: readonly string[]): readonly System[] {
  const wanted = new Set((names.length === 0 ? SERVICES : names).flatMap(meantBy));
  return SYSTEMS.filter((system) => wanted.has(system));
}

function meantBy(name: string): readonly System[] {
  if (name === 'all') return SYSTEMS;
  const named = SYSTEMS.filter((system) => system.name === name);
  const found = named.length > 0 ? named : SYSTEMS.filter((system) => system.kind === name);
  if (found.length > 0) return found;
  const known = [...new Set(SYSTEMS.flatMap((system) => [system.name, system.kind]))];
  const meant = nearest(name, known);
  throw new Failure('PD_USAGE', `there is no system ${name}`, {
    hint: meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`,
  });
}
