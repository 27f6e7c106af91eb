import { effectsContract } from './effects/index.ts';
import { liveEngine } from './live-engine.ts';

effectsContract(liveEngine);
