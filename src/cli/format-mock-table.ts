import type { RunningSystems } from '../../mocks/run-systems.ts';
import type { ClientFiles } from '../../mocks/wire/certificate-folder.ts';
import type { painter } from './streams.ts';

/** Certificates that were written for clients. */
export interface MockCertificates {
  readonly authority: string;
  readonly clients: Readonly<Record<string, ClientFiles>>;
}

/** The table `peakday mock` begins with: what listens where, and what to come in with. */
export function formatMockTable(
  { rows, adminUrl }: Pick<RunningSystems, 'rows' | 'adminUrl'>,
  certificates: MockCertificates | undefined,
  paint: ReturnType<typeof painter>,
): string {
  const lanes = [...new Set(rows.map((row) => row.lane))];
  const width = Math.max(12, ...rows.map((row) => row.what.length + 2));
  const wide = Math.max(...rows.map((row) => row.address.length)) + 2;
  const line = (what: string, address: string, credentials?: string): string => {
    const rest = credentials === undefined ? address : `${address.padEnd(wide)}${credentials}`;
    return `${paint('bold', what.padEnd(width))}${rest}`;
  };
  const lines = lanes.flatMap((lane) => [
    ...(lanes.length > 1 ? [paint('dim', `lane ${lane}`)] : []),
    ...rows
      .filter((row) => row.lane === lane)
      .map((row) => line(row.what, row.address, row.credentials)),
    ...(lanes.length > 1 ? [''] : []),
  ]);
  lines.push(line('admin', adminUrl));
  if (certificates !== undefined) {
    lines.push('', line('authority', certificates.authority));
    for (const [lane, { cert, key }] of Object.entries(certificates.clients))
      lines.push(line(`client ${lane}`, `${cert}  ${key}`));
    lines.push(
      paint('dim', `Node.js trusts it with NODE_EXTRA_CA_CERTS=${certificates.authority}`),
    );
  }
  return `${lines.join('\n')}\n`;
}
