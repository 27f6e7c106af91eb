import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, EnvironmentEnum, TerminalCloudAPI, TerminalLocalAPI } from '@adyen/api-library';
import { onTestFinished } from 'vitest';
import {
  type ServeTerminalsOptions,
  serveTerminals,
} from '../../mocks/terminals/serve-terminals.ts';
import type { ParkOptions } from '../../mocks/terminals/terminal-park.ts';
import { TerminalPark } from '../../mocks/terminals/terminal-park.ts';
import { scaledTiming, TIMING } from '../../mocks/terminals/timing.ts';
import type { SecurityKey as LocalKey } from '../../mocks/terminals/wire/nexo-crypto.ts';
import { makeCertificates } from '../../mocks/wire/certificates.ts';
import { DeviceFaults } from '../../mocks/wire/faults/device-faults.ts';
import type { FaultPlan, FaultTrigger } from '../../src/model/fault-plan.ts';
import { NEVER, ZERO } from '../../src/model/units.ts';
import { runKey } from '../../src/random/hash.ts';

/** The key of the tests, as the mock keeps it. */
export const KEY: LocalKey = { keyIdentifier: 'mykey', keyVersion: 1, passphrase: 'correct horse' };
/** The same key, as Adyen's library wants it. */
export const SECURITY_KEY: SecurityKey = {
  AdyenCryptoVersion: 1,
  KeyIdentifier: KEY.keyIdentifier,
  KeyVersion: KEY.keyVersion,
  Passphrase: KEY.passphrase,
};
export const POI = 'V400m-123456789';
export const TILL = '0417-TILL03';

type SecurityKey = Readonly<
  Record<'KeyIdentifier' | 'Passphrase', string> &
    Record<'AdyenCryptoVersion' | 'KeyVersion', number>
>;

/** Terminals that are served, and where. */
export interface ServedTerminals {
  readonly park: TerminalPark;
  readonly faults: DeviceFaults;
  readonly certificatePath: string;
  readonly url: string;
}

/** A park behind TLS on a loopback port, closed when the test is over. */
export async function terminalsServed(
  parkOptions: ParkOptions = {},
  serveOptions: ServeTerminalsOptions = {},
): Promise<ServedTerminals> {
  const certificates = await makeCertificates();
  const faults = new DeviceFaults(runKey(1, 0));
  const timing = scaledTiming(0.004, { ...TIMING, processing_ms: 200_000 });
  const park = new TerminalPark({ timing, faults, ...parkOptions });
  const tls = await certificates.leaf('terminal');
  const served = await serveTerminals({ park: () => park, tls, keys: [KEY], ...serveOptions });
  const folder = mkdtempSync(join(tmpdir(), 'peakday-terminals-'));
  const certificatePath = join(folder, 'ca.pem');
  writeFileSync(certificatePath, certificates.ca);
  onTestFinished(async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { park, faults, certificatePath, url: served.url };
}

/** Adyen's client of the local mode, as its documentation makes one. */
export function localClient(
  url: string,
  certificatePath: string,
  timeout_ms = 10_000,
): TerminalLocalAPI {
  const client = new Client({
    apiKey: 'not used by terminals, wanted by the library',
    environment: EnvironmentEnum.TEST,
    terminalApiLocalEndpoint: `${url}/`,
    certificatePath,
    connectionTimeoutMillis: timeout_ms,
  });
  return new TerminalLocalAPI(client);
}

/** Adyen's client of the cloud, pointed at the mock. */
export function cloudClient(
  url: string,
  certificatePath: string,
  apiKey = 'peakday-test-key',
): TerminalCloudAPI {
  const client = new Client({ apiKey, environment: EnvironmentEnum.TEST, certificatePath });
  client.config.terminalApiCloudEndpoint = url;
  return new TerminalCloudAPI(client);
}

let sequence = 0;
/** A ServiceID that was not used before. */
export const serviceId = (): string => `S${(++sequence).toString(36)}`;

/** A `SaleToPOIRequest` of a category with the body given. */
export const ask = (
  category: string,
  body: object,
  header: { ServiceID?: string; POIID?: string; SaleID?: string } = {},
): never =>
  ({
    SaleToPOIRequest: {
      MessageHeader: {
        ProtocolVersion: '3.0',
        MessageClass: 'Service',
        MessageCategory: category,
        MessageType: 'Request',
        SaleID: TILL,
        ServiceID: serviceId(),
        POIID: POI,
        ...header,
      },
      [`${category}Request`]: body,
    },
  }) as never;

/** A payment of so many euros. */
export const payment = (
  amount: number,
  header: { ServiceID?: string; POIID?: string } = {},
): never =>
  ask(
    'Payment',
    {
      SaleData: {
        SaleTransactionID: { TransactionID: 'S12T03-000451', TimeStamp: '2026-11-27T14:05:11Z' },
      },
      PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: amount } },
    },
    header,
  );

/** Asks how a message of before stands. */
export const status = (ServiceID: string, MessageCategory = 'Payment'): never =>
  ask('TransactionStatus', {
    ReceiptReprintFlag: false,
    MessageReference: { MessageCategory, SaleID: TILL, ServiceID },
  });

/** Breaks off a message that is running. */
export const abort = (ServiceID: string, MessageCategory = 'Payment'): never =>
  ask('Abort', {
    AbortReason: 'MerchantAbort',
    MessageReference: { MessageCategory, SaleID: TILL, ServiceID },
  });

/** A terminal fault that is in force from now on. */
export const fault = (
  kind: FaultPlan['kind'],
  trigger: FaultTrigger = { kind: 'first', count: 1 },
): FaultPlan => ({
  id: kind,
  kind,
  from_us: ZERO,
  to_us: NEVER,
  scope: {},
  trigger,
  parameters: {},
});
