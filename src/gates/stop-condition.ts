import type { MergedSecond } from '../measure/series-ledger.ts';
import type { LiveWindow, Plan } from '../model/plan.ts';
import type { Gate } from './gate.ts';
import { breaks, worstIsHigh } from './holds.ts';
import { meterOf, type SecondMeasure, type Shown } from './meter.ts';
import { parseGate } from './parse.ts';
import { scopesOf } from './scopes-of.ts';
import { Slider } from './slider.ts';
import { ALWAYS, secondsOf } from './time-span.ts';

/** A stop condition that watches second by second, with what it has seen so far. */
export class StopCondition {
  readonly gate: Gate;
  readonly #live: LiveWindow;
  readonly #next: (second: MergedSecond) => Shown | undefined;

  constructor(gate: Gate, measure: SecondMeasure, live: LiveWindow) {
    this.gate = gate;
    this.#live = live;
    this.#next = taking(gate, measure);
  }

  /** Takes the next second of the run. @returns whether the condition is met now */
  isMetBy(second: MergedSecond): boolean {
    const { time, least } = this.gate;
    const span = time?.kind === 'between' ? time : ALWAYS;
    const [taken] = secondsOf(span, { seconds: [second], plan: { live: this.#live } });
    const shown = taken && this.#next(taken);
    if (shown === undefined || shown.value === null || shown.samples < least) return false;
    return breaks(shown.value, this.gate);
  }
}

/** The stop conditions among the gates of a plan. */
export const stopConditionsOf = ({ gates, live }: Plan): readonly StopCondition[] =>
  gates.flatMap((text) => {
    const gate = parseGate(text);
    return gate.stops && isBySecond(gate.measure)
      ? [new StopCondition(gate, gate.measure, live)]
      : [];
  });

const isBySecond = (measure: Gate['measure']): measure is SecondMeasure =>
  scopesOf(measure).stretch;

function taking(gate: Gate, measure: SecondMeasure): (second: MergedSecond) => Shown | undefined {
  if (gate.stretch !== null) {
    const slider = new Slider(measure, gate.stretch, worstIsHigh(gate));
    return (second) => slider.push(second);
  }
  const meter = meterOf(measure);
  return (second) => {
    meter.add(second, 1);
    return meter.show();
  };
}
