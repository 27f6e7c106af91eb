import { rootCertificates } from 'node:tls';
import type { buildConnector } from 'undici';
import type { TlsFiles } from '../../services/credentials.ts';

/** How connections over TLS are made: the target's own authorities are trusted besides the known. */
export const tlsOptions = (files: TlsFiles | undefined): buildConnector.BuildOptions => ({
  ...(files?.ca !== undefined && { ca: [...rootCertificates, files.ca] }),
  ...(files?.cert !== undefined && { cert: files.cert }),
  ...(files?.key !== undefined && { key: files.key }),
});
