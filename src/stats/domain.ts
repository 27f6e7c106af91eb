/**
 * Refuses a number outside a function's domain; `NaN` is outside of every domain.
 * @throws RangeError that names the argument and what it was
 */
function refuse(name: string, must: string, value: number): never {
  throw new RangeError(`${name} must be ${must}, not ${value}`);
}

/** A finite number above 0, or a `RangeError`. */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) refuse(name, 'a finite number above 0', value);
}

/** A finite number, 0 or more, or a `RangeError`. */
export function requireAtLeastZero(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) refuse(name, 'a finite number, 0 or more', value);
}

/** A whole number of at least `least`, or a `RangeError`. */
export function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    refuse(name, `a whole number of at least ${least}`, value);
  }
}

/** A share strictly between 0 and 1, or a `RangeError`. */
export function requireShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) refuse(name, 'between 0 and 1, ends excluded', value);
}

/** Rates and servers that make a queue, or a `RangeError`. */
export function requireQueue(queue: {
  readonly arrivalRate: number;
  readonly serviceRate: number;
  readonly servers: number;
}): void {
  requireAtLeastZero('arrivalRate', queue.arrivalRate);
  requirePositive('serviceRate', queue.serviceRate);
  requireWhole('servers', queue.servers, 1);
}

/** At least `least` finite numbers, or a `RangeError`. */
export function requireSample(name: string, sample: readonly number[], least: number): void {
  if (sample.length < least) {
    throw new RangeError(`${name} must hold at least ${least} numbers, not ${sample.length}`);
  }
  const odd = sample.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) refuse(`${name}[${odd}]`, 'a finite number', sample[odd] ?? Number.NaN);
}
