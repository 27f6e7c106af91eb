import { pricingBend } from './pricing-bend.ts';
import type { ServiceFault } from './service-fault.ts';

/** What the sum is rounded to where small coins are not used. */
const STEP = 5;

/** `body/rounding`: rounding that belongs to the sum is done line by line. */
export const bodyRounding = (): ServiceFault =>
  pricingBend({ kind: 'roundedLines', stepMinor: STEP });
