import { z } from 'zod';
import { Failure } from '../../src/model/failure.ts';

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/i;

const polled = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  interval_ms: z.int().min(10).default(5000),
});

const settings: z.ZodType<PrinterSettings> = z.strictObject({
  /** How many; each has a raw port of its own. */
  printers: z.int().min(1).max(5000).default(1),
  columns: z.int().min(24).max(64).default(48),
  roll_mm: z.int().min(10).default(80_000),
  nearEnd_mm: z.int().min(0).default(4000),
  /** 0: as fast as the machine. */
  speed_mm_s: z.number().min(0).max(1000).default(0),
  drawer: z.enum(['none', 'open', 'closed']).default('none'),
  model: z.string().min(1).max(32).exactOptional(),
  /** Receipts kept of each printer. */
  receipts: z.int().min(1).max(1000).default(50),
  secondClient: z.enum(['waits', 'refused']).default('waits'),
  /** 0: for ever. */
  idle_ms: z.int().min(0).default(90_000),
  /** The servers that the printers ask for work. */
  serverDirectPrint: polled.exactOptional(),
  cloudPrnt: polled.exactOptional(),
});

/** What a configuration may say of printers. */
export interface PrinterSettings {
  readonly printers: number;
  readonly columns: number;
  readonly roll_mm: number;
  readonly nearEnd_mm: number;
  readonly speed_mm_s: number;
  readonly drawer: 'none' | 'open' | 'closed';
  readonly model?: string;
  readonly receipts: number;
  readonly secondClient: 'waits' | 'refused';
  readonly idle_ms: number;
  readonly serverDirectPrint?: PolledServer;
  readonly cloudPrnt?: PolledServer;
}

/** A server that printers ask for work. */
interface PolledServer {
  readonly url: string;
  readonly interval_ms: number;
}

/**
 * Checks what a configuration says of printers and fills in the rest.
 * @throws Failure PD_USAGE, or PD_TARGET_FORBIDDEN for a server to poll on another machine
 */
export function printerSettings(given: Readonly<Record<string, unknown>>): PrinterSettings {
  const read = settings.safeParse(given);
  if (!read.success)
    throw new Failure('PD_USAGE', `settings of the printers: ${z.prettifyError(read.error)}`);
  for (const name of ['serverDirectPrint', 'cloudPrnt'] as const) {
    const url = read.data[name]?.url;
    if (url === undefined || LOOPBACK.test(new URL(url).hostname)) continue;
    const hint = 'printers poll servers on this machine only';
    throw new Failure('PD_TARGET_FORBIDDEN', `${name}: ${url} is on another machine`, { hint });
  }
  return read.data;
}
