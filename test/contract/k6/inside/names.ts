import { effectsContract } from '../../effects/index.ts';
import { FOUND } from './vitest.ts';

/** The contract's tests as they are found inside k6, for whoever wants to know which there are. */
export function namesOf(engine: string): readonly string[] {
  FOUND.length = 0;
  effectsContract({ name: engine, tolerance_us: 0, run: async () => [] });
  return FOUND.map(({ name }) => name);
}
