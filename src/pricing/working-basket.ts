import type { BasketLine } from '../model/basket.ts';

/**
 * A basket while rules are applied to it, in arrays by line. Pieces are open until an exclusive
 * rule takes them; open pieces and kept (taken) ones are valued apart. Reused from one basket to
 * the next, so that pricing allocates next to nothing.
 */
export class WorkingBasket {
  /** List value of each line, minor units. */
  readonly gross: number[] = [];
  /** Open pieces of each line, and what they cost after the discounts so far. */
  readonly pieces: number[] = [];
  readonly value: number[] = [];
  /** What the pieces that exclusive rules took cost. */
  readonly kept: number[] = [];
  /** Whether a line has a discount already, which bars it to exclusive rules. */
  readonly touched: boolean[] = [];
  /** Written by a rule for each of its lines: discount, pieces discounted, pieces involved. */
  readonly off: number[] = [];
  readonly took: number[] = [];
  readonly used: number[] = [];
  #lines: readonly BasketLine[] = [];

  get lines(): readonly BasketLine[] {
    return this.#lines;
  }

  load(lines: readonly BasketLine[]): void {
    this.#lines = lines;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      this.gross[i] = line === undefined ? 0 : line.quantity * line.unitPrice;
    }
    this.restart();
  }

  /** Back to list prices. */
  restart(): void {
    const lines = this.#lines;
    for (let i = 0; i < lines.length; i++) {
      this.pieces[i] = lines[i]?.quantity ?? 0;
      this.value[i] = this.gross[i] ?? 0;
      this.kept[i] = 0;
      this.touched[i] = false;
    }
  }

  net(line: number): number {
    return (this.value[line] ?? 0) + (this.kept[line] ?? 0);
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.#lines.length; i++) sum += this.net(i);
    return sum;
  }
}
