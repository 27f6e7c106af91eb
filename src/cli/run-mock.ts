import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type RunningSystems, runSystems } from '../../mocks/run-systems.ts';
import { makeSite, type Site } from '../../mocks/site.ts';
import { CertificateFolder } from '../../mocks/wire/certificate-folder.ts';
import { OwnLag } from '../../mocks/wire/own-lag.ts';
import { Failure } from '../model/failure.ts';
import { formatJournalLine } from './format-journal-line.ts';
import { formatMockTable, type MockCertificates } from './format-mock-table.ts';
import { LiveLines } from './live-lines.ts';
import type { MockRequest } from './mock-request.ts';
import { openMockPage, type PageRequest } from './open-page.ts';
import { painter, type Streams, wantsColor } from './streams.ts';
import { untilStopped } from './until-stopped.ts';

/** How what happens is told. */
export interface MockManners extends PageRequest {
  readonly quiet: boolean;
  readonly json: boolean;
}

/**
 * Starts mock systems, tells their addresses and every exchange, and stops them at a signal.
 * @throws Failure PD_PORT_IN_USE, or PD_USAGE for a fault that mocks do not apply
 */
export async function runMock(
  request: MockRequest,
  { quiet, json, ...pageRequest }: MockManners,
  streams: Streams,
): Promise<void> {
  const { world, record, systems, lanes, settingsOf, host, port, tls, adminToken } = request;
  const paint = painter(wantsColor(streams.stdout, streams.env));
  const lines = new LiveLines((text) => streams.stdout.write(text));
  const lag = new OwnLag();
  const site = makeSite({
    ...world,
    lag,
    record: record !== undefined,
    ...(!quiet && {
      onExchange: (exchange) => {
        if (json) streams.stdout.write(`${JSON.stringify({ exchange })}\n`);
        else lines.add(() => formatJournalLine(exchange, paint));
      },
    }),
  });
  putFaults(site, request);
  // Better now than after a day of exchanges.
  if (record !== undefined) await writeRecord(resolve(streams.cwd, record), '');
  const page = await openMockPage(pageRequest);
  const certificates = new CertificateFolder();
  const shared = { site, systems, lanes, settingsOf, host, port, tls, adminToken };
  const running = await runSystems({ ...shared, certificates, env: streams.env });
  const written = await certificateFiles(request, certificates);
  if (json) streams.stdout.write(`${JSON.stringify(addressesOf(running, written))}\n`);
  else streams.stdout.write(formatMockTable(running, written, paint));
  if (page !== undefined) {
    const { innerAdminUrl: adminUrl, rows } = running;
    page.tell({ type: 'mocks', mocks: { adminUrl, adminToken, systems: rows } });
    streams.stderr.write(`\nlive page ${page.url}\n`);
  }
  if (!json) streams.stderr.write(`\n${HINT}\n\n`);
  lag.start();
  await untilStopped();
  await page?.close();
  await running.close();
  lines.end();
  lag.stop();
  certificates.remove();
  if (record !== undefined) {
    const har = JSON.stringify(site.recorder?.document() ?? {}, null, 2);
    await writeRecord(resolve(streams.cwd, record), `${har}\n`);
    streams.stderr.write(`recorded: ${record}\n`);
  }
  streams.stderr.write(closingLine(site, lag));
}

const writeRecord = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((error: Error) => {
    throw new Failure('PD_DISK', `cannot write ${file}: ${error.message}`, {
      hint: 'choose another file with --record',
      cause: error,
    });
  });

const HINT = 'OpenAPI: /openapi.json on each HTTP address.  Ctrl-C stops.';

/** Faults of the command line are in force in every lane, those of a lane in that one. */
function putFaults(site: Site, { world, lanes }: MockRequest): void {
  const inForce = new Set(
    site.worlds
      .of('main')
      ?.faults.doses()
      .map(({ plan }) => plan.id),
  );
  const [refused] = (world.faults ?? []).filter(({ id }) => !inForce.has(id));
  if (refused !== undefined) throw notHere(refused.kind);
  for (const { lane, faults } of lanes)
    for (const plan of faults)
      if (site.worlds.of(lane)?.faults.put(plan) !== true) throw notHere(plan.kind);
}

const notHere = (kind: string): Failure =>
  new Failure('PD_USAGE', `mocks do not apply ${kind}`, {
    hint: 'it is the network’s, the till’s or the desk’s: put it into a scenario',
  });

/** Written when TLS is on, or when a system that is always TLS asked for the authority. */
async function certificateFiles(
  { tls, lanes }: MockRequest,
  folder: CertificateFolder,
): Promise<MockCertificates | undefined> {
  if (tls === 'off' && !folder.used) return undefined;
  const names = tls === 'mutual' ? ['main', ...lanes.map(({ lane }) => lane)] : [];
  const files = await Promise.all(names.map(async (lane) => [lane, await folder.client(lane)]));
  return { authority: await folder.authority(), clients: Object.fromEntries(files) };
}

/** `addresses` holds the main lane's by name; `rows` has all of them. */
function addressesOf(
  { rows, adminUrl }: RunningSystems,
  certificates: MockCertificates | undefined,
): object {
  const main = rows.filter((row) => row.lane === 'main');
  const addresses = Object.fromEntries(main.map((row) => [row.what, row.address]));
  return {
    addresses: { ...addresses, admin: adminUrl },
    rows,
    ...(certificates !== undefined && { certificates }),
  };
}

function closingLine({ journal }: Site, lag: OwnLag): string {
  const { p99_ms, distorted, distortedSeconds } = lag.report();
  const told = `${journal.written} ${journal.written === 1 ? 'exchange' : 'exchanges'}`;
  if (!distorted) return `${told}; the mock itself was never late (p99 ${p99_ms} ms)\n`;
  return (
    `${told}; the mock itself was late: p99 ${p99_ms} ms, ${distortedSeconds} s above 20 ms.` +
    ' What was measured against it is distorted.\n'
  );
}
