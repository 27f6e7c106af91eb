import { effectsContract } from './effects/index.ts';
import { virtualEngine } from './virtual-engine.ts';

effectsContract(virtualEngine);
