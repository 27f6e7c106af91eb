import { cutAnswer } from './cut-answer.ts';
import type { Break } from './ground.ts';

/** `net/close`: a FIN, too early. */
export const netClose: Break = (fault, ground) => cutAnswer(fault, ground, (far) => far.destroy());
