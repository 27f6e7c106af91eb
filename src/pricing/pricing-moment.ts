import type { EvaluateRequest } from '../model/basket.ts';
import { DAY, seconds } from '../model/units.ts';
import { timeOfDay_us } from './eligibility.ts';

/** A till's clock that is further off than this asks for the price of another moment. */
const CLOCK_IS_OFF = seconds(60);

/**
 * Time of day whose rules hold for a basket, µs: what the till says, unless its clock is off.
 * @param asked_us when it was asked for, business time
 */
export function pricingMoment({ pricedAt }: EvaluateRequest, asked_us: number): number {
  const said_us = timeOfDay_us(pricedAt);
  const true_us = asked_us % DAY;
  const off_us = Math.abs(true_us - said_us);
  // Around midnight the two may be of different days.
  return Math.min(off_us, DAY - off_us) > CLOCK_IS_OFF ? true_us : said_us;
}
