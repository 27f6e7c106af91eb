import { refusalOf } from '../problem.ts';
import type { ServiceFault, Strike } from './service-fault.ts';

const PAGE = `<!doctype html>
<html><head><title>502 Bad Gateway</title></head>
<body><h1>502 Bad Gateway</h1><p>The upstream server cannot be reached.</p></body></html>
`;

const STRIKE: Strike = { kind: 'refuse', refusal: refusalOf(502, {}), page: PAGE };

/** `body/wrong-type`: a proxy's HTML page stands in the place of the answer; nothing is done. */
export const bodyWrongType = (): ServiceFault => ({ strike: () => STRIKE });
