import { z } from 'zod';
import { Failure } from '../../src/model/failure.ts';
import { OUTCOMES, type Outcomes } from '../payments/outcome-table.ts';
import type { IsoEncoding } from './codec.ts';
import type { Framing } from './framing.ts';

/** What a configuration file may say of the acquirer's host. */
export interface AcquirerSettings {
  readonly framing: Framing;
  readonly encoding: IsoEncoding;
  /** How authorisations end by their amount. */
  readonly outcomes: Outcomes;
  /** The answer to every n-th authorisation is lost; 0 for none. */
  readonly loseEvery: number;
}

const settings: z.ZodType<AcquirerSettings> = z.strictObject({
  framing: z
    .strictObject({
      length: z.enum(['be2', 'le2', 'be4', 'ascii4']).default('be2'),
      inclusive: z.boolean().default(false),
      tpdu: z.boolean().default(false),
    })
    .prefault({}),
  encoding: z
    .strictObject({
      mti: z.enum(['ascii', 'bcd']).default('ascii'),
      bitmap: z.enum(['binary', 'hex']).default('binary'),
    })
    .prefault({}),
  outcomes: z.enum(OUTCOMES).default('iso-cents'),
  loseEvery: z.int().min(0).default(0),
});

/**
 * Checks what a configuration says of the acquirer's host and fills in the rest.
 * @throws Failure PD_USAGE
 */
export function acquirerSettings(given: Readonly<Record<string, unknown>>): AcquirerSettings {
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  throw new Failure('PD_USAGE', `settings of the acquirer: ${z.prettifyError(read.error)}`);
}
