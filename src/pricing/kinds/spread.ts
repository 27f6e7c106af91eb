import { allocate } from '../allocate.ts';
import type { WorkingBasket } from '../working-basket.ts';

/** What the open pieces of the lines cost together, minor units. */
export function openValue(basket: WorkingBasket, lines: readonly number[]): number {
  let sum = 0;
  for (const line of lines) sum += basket.value[line] ?? 0;
  return sum;
}

/** Takes one amount off the lines together, each its share; all their open pieces are involved. */
export function spread(basket: WorkingBasket, lines: readonly number[], amount: number): void {
  if (amount <= 0) return;
  allocate(amount, lines, basket.value, basket.off);
  for (const line of lines) {
    basket.took[line] = basket.pieces[line] ?? 0;
    basket.used[line] = basket.pieces[line] ?? 0;
  }
}
