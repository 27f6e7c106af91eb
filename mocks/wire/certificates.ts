/** A private key and its certificate, PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** What is wrong with a server's certificate; `terminal` is good and carries a terminal's name. */
export type LeafKind = 'good' | 'expired' | 'wrong-host' | 'terminal';

/** The certificates of one process, each made when it is first asked for. */
export interface Certificates {
  /** The certificate that clients must trust, PEM. */
  readonly ca: string;
  /** A server's: for localhost, 127.0.0.1 and ::1; past its date; or for another host's name. */
  leaf(kind: LeafKind): Promise<KeyPair>;
  /** A client's, by the same CA; its common name is the lane that it stands for. */
  client(lane: string): Promise<KeyPair>;
}

const DAY_MS = 86_400_000;
const LOCAL = ['localhost', '127.0.0.1', '::1'];
const WRONG_HOST = 'somewhere-else.example';
/** The common name that Adyen's library accepts from a terminal in its test environment. */
const TERMINAL = 'legacy-terminal-certificate.test.terminal.adyen.com';

let made: Promise<Certificates> | undefined;

/**
 * A certificate authority of this process's own with whatever it issues: ECDSA P-256, SHA-256,
 * good for thirty days, keys in memory only. The same one however often it is asked for.
 */
export function makeCertificates(): Promise<Certificates> {
  made ??= issue();
  return made;
}

async function issue(): Promise<Certificates> {
  const now = Date.now();
  const authority = await sign('peakday mock CA', { from: now - DAY_MS, to: now + 30 * DAY_MS });
  const once = new Map<string, Promise<KeyPair>>();
  const cached = (name: string, make: () => Promise<KeyPair>): Promise<KeyPair> => {
    const pair = once.get(name) ?? make();
    once.set(name, pair);
    return pair;
  };
  const leaf = (kind: LeafKind): Promise<KeyPair> => {
    const end = kind === 'expired' ? now - DAY_MS : now + 30 * DAY_MS;
    const hosts = kind === 'wrong-host' ? [WRONG_HOST] : LOCAL;
    const valid = { from: end - 31 * DAY_MS, to: end };
    const name = kind === 'terminal' ? TERMINAL : (hosts[0] ?? '');
    return sign(name, valid, { by: authority, hosts });
  };
  return {
    ca: authority.cert,
    leaf: (kind) => cached(`leaf ${kind}`, () => leaf(kind)),
    client: (lane) =>
      cached(`client ${lane}`, () =>
        sign(lane, { from: now - DAY_MS, to: now + 30 * DAY_MS }, { by: authority, hosts: [] }),
      ),
  };
}

interface Issuance {
  readonly by: KeyPair;
  /** Names and addresses that a server's certificate is for; a client's has none. */
  readonly hosts: readonly string[];
}

/** An authority signs itself. */
async function sign(
  commonName: string,
  valid: { readonly from: number; readonly to: number },
  issuance?: Issuance,
): Promise<KeyPair> {
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(valid.from),
    notAfterDate: new Date(valid.to),
    ...(issuance && { ca: issuance.by }),
    extensions: issuance === undefined ? AUTHORITY : extensionsOf(issuance.hosts),
  });
  return { key: pems.private, cert: pems.cert };
}

type Extensions = NonNullable<
  NonNullable<Parameters<typeof import('selfsigned')['generate']>[1]>['extensions']
>;

const AUTHORITY: Extensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];

function extensionsOf(hosts: readonly string[]): Extensions {
  const server = hosts.length > 0;
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'extKeyUsage', serverAuth: server, clientAuth: !server },
    ...(server ? [{ name: 'subjectAltName' as const, altNames: hosts.map(altName) }] : []),
  ];
}

const altName = (host: string): { type: 2; value: string } | { type: 7; ip: string } =>
  /^[\d.]+$|:/.test(host) ? { type: 7, ip: host } : { type: 2, value: host };
