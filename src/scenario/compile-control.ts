import type { StorePlan } from '../model/plan.ts';
import type { Hash64 } from '../random/hash.ts';
import { pickShare } from '../random/pick-share.ts';
import type { ControlSpec } from './author-faults.ts';

/**
 * Ids of the stores that no fault touches: those named, or a share of whole stores by draw. There
 * is no other web shop to compare one with.
 */
export function compileControl(
  control: ControlSpec | undefined,
  stores: readonly StorePlan[],
  key: Hash64,
): readonly string[] {
  if (control === undefined) return [];
  if ('stores' in control) return control.stores;
  const ids = stores.filter(({ channel }) => channel !== 'web').map(({ id }) => id);
  return pickShare(ids, control.share, key, 'control');
}
