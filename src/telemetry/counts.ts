import type { Labels, NumberPoint } from './metric.ts';

/** Counts by labels, in the order in which the labels were first seen. */
export class Counts {
  readonly #points = new Map<string, { readonly labels: Labels; value: number }>();

  add(labels: Labels, by = 1): void {
    this.#point(labels).value += by;
  }

  set(labels: Labels, value: number): void {
    this.#point(labels).value = value;
  }

  points(): readonly NumberPoint[] {
    return [...this.#points.values()].map((point) => ({ ...point }));
  }

  #point(labels: Labels): { readonly labels: Labels; value: number } {
    const key = Object.values(labels).join('\n');
    const known = this.#points.get(key);
    if (known !== undefined) return known;
    const fresh = { labels, value: 0 };
    this.#points.set(key, fresh);
    return fresh;
  }
}
