import type { Measures } from '../measure/measures.ts';
import type { Plan } from '../model/plan.ts';
import type { GatePlace } from './gate.ts';

/** Ids of the stores of a place that were part of the run. */
export function storesIn(place: GatePlace, measures: Measures): ReadonlySet<string> {
  const { stores, control } = measures.plan;
  const opened = new Set(measures.stores.ids);
  const isIn = (store: Plan['stores'][number]): boolean => {
    switch (place.kind) {
      case 'class':
        return store.class === place.name;
      case 'region':
        return store.region === place.name;
      case 'store':
        return store.id === place.name;
      case 'control':
        return control.includes(store.id);
      case 'rest':
        return !control.includes(store.id);
    }
  };
  return new Set(stores.filter((store) => opened.has(store.id) && isIn(store)).map(({ id }) => id));
}
