import type { Certificates } from './certificates.ts';

/** Options of node:https and node:tls servers: our certificate, and whom to ask for one. */
export interface ServerTls {
  readonly key: string;
  readonly cert: string;
  readonly ca?: string;
  readonly requestCert?: boolean;
  readonly rejectUnauthorized?: boolean;
}

/** TLS with a good certificate; `mutual` turns away clients without one of the same CA. */
export async function serverTls(certificates: Certificates, mutual: boolean): Promise<ServerTls> {
  const leaf = await certificates.leaf('good');
  if (!mutual) return leaf;
  return { ...leaf, ca: certificates.ca, requestCert: true, rejectUnauthorized: true };
}
