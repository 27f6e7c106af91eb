import { type Break, played } from './ground.ts';

/** `net/blackhole`: accepts, swallows everything, and says nothing. */
export const netBlackhole: Break = (_fault, ground) => played(ground, (far) => far.resume());
