import { formatTimeOfDay } from '../model/units.ts';
import type { BurstFit } from './fit-burst.ts';

/** What was found about bursts, against what chance alone does, in a sentence or two. */
export function burstSentence(fit: BurstFit): string {
  const { burst, error, verdict, peak, chancePeak, busiest } = fit;
  const times = (value: number): string => value.toFixed(2);
  const seen = `The busiest minute, ${formatTimeOfDay(busiest * 60e6)}, had ${times(peak)} times the mean of its hour; chance (Poisson) alone gives ${times(chancePeak)}.`;
  if (verdict === 'burstier') {
    return `${seen} Minutes vary more than by chance: burst ${burst} (standard error ${times(error ?? 0)}).`;
  }
  if (verdict === 'asChance') return `${seen} Minutes vary no more than by chance: no bursts.`;
  return `${seen} There are too few sales to tell bursts from chance: the default burst stays.`;
}
