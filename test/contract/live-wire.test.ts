import { liveParts } from './live-parts.ts';
import { wireContract } from './wire/contract.ts';
import { hearAll } from './wire/hear-all.ts';

wireContract('live', { resends: false }, (url) => hearAll(liveParts, url));
