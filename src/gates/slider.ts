import type { MergedSecond } from '../measure/series-ledger.ts';
import type { GateStretch } from './gate.ts';
import { type Meter, meterOf, type SecondMeasure, type Shown } from './meter.ts';

/** A measure over one stretch; `first` is the second it begins with. */
export interface Stretch extends Shown {
  readonly first: MergedSecond;
}

/**
 * A measure along the way, second by second. `over` and `within` add the stretch up; `within` does
 * so from the first second on, `over` only where the stretch is whole. `for` is what the measure
 * was in each second at least (where high is bad, else at most), so that a limit is broken by it
 * only where every second of the stretch breaks it. Seconds without samples are passed over, but
 * half of the stretch must have some.
 */
export class Slider {
  readonly #stretch: GateStretch;
  readonly #highIsBad: boolean;
  readonly #meter: Meter;
  readonly #run: { readonly second: MergedSecond; readonly shown: Shown }[] = [];

  constructor(measure: SecondMeasure, stretch: GateStretch, highIsBad: boolean) {
    this.#meter = meterOf(measure);
    this.#stretch = stretch;
    this.#highIsBad = highIsBad;
  }

  /** Takes the next second. @returns the stretch that ends with it, unless that is not whole yet */
  push(second: MergedSecond): Stretch | undefined {
    const { kind, length_us } = this.#stretch;
    this.#meter.add(second, 1);
    const shown = this.#meter.show();
    if (kind === 'for') this.#meter.add(second, -1);
    this.#run.push({ second, shown });
    const end_s = second.second + second.span_s;
    const wholeFrom = (index: number): boolean => {
      const one = this.#run[index];
      return one !== undefined && (end_s - one.second.second) * 1e6 >= length_us;
    };
    while (wholeFrom(1)) {
      const gone = this.#run.shift();
      if (gone !== undefined && kind !== 'for') this.#meter.add(gone.second, -1);
    }
    const first = this.#run[0]?.second;
    if (first === undefined || (kind !== 'within' && !wholeFrom(0))) return undefined;
    return { first, ...(kind === 'for' ? this.#sustained() : this.#meter.show()) };
  }

  #sustained(): Shown {
    const values = this.#run.flatMap(({ shown }) => shown.value ?? []);
    const samples = this.#run.reduce((sum, { shown }) => sum + shown.samples, 0);
    if (values.length * 2 < this.#run.length) return { value: null, samples };
    return { value: this.#highIsBad ? Math.min(...values) : Math.max(...values), samples };
  }
}
