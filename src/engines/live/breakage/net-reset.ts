import { cutAnswer } from './cut-answer.ts';
import type { Break } from './ground.ts';

/** `net/reset`: a real RST; `destroy()` would send FIN. */
export const netReset: Break = (fault, ground) =>
  cutAnswer(fault, ground, (far) => far.resetAndDestroy());
