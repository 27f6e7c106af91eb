/** One store's sales on the chosen day. */
export interface StoreDay {
  /** As the file names it; it stays in here. */
  readonly store: string;
  readonly tills: number;
  readonly sales: number;
  readonly items: number;
  readonly amountMinor: number;
  /** Sales in each of the day's 1440 minutes. */
  readonly minutes: Uint32Array;
}

/** Minutes of a day. */
export const MINUTES = 1440;

/** Sales of several stores by the minute of the day. */
export function pool(stores: readonly StoreDay[]): Float64Array {
  const minutes = new Float64Array(MINUTES);
  for (const store of stores) {
    for (let minute = 0; minute < MINUTES; minute++) {
      minutes[minute] = (minutes[minute] ?? 0) + (store.minutes[minute] ?? 0);
    }
  }
  return minutes;
}

/** The sum of a stretch of minutes, `to` not included. */
export function sumOf(minutes: ArrayLike<number>, from = 0, to: number = minutes.length): number {
  let sum = 0;
  for (let minute = Math.max(0, from); minute < to; minute++) sum += minutes[minute] ?? 0;
  return sum;
}
