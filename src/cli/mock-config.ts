import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { OUTCOMES, type Outcomes } from '../../mocks/payments/outcome-table.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { readDocument } from '../scenario/read-document.ts';

/** What `--config` can say of one system. */
export interface SystemEntry {
  readonly port?: number | undefined;
  readonly latency?: string | undefined;
  /** As the system wants them; `{ env: NAME }` anywhere stands for a variable's value. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** What `--config` can say of one lane. */
export interface LaneEntry {
  readonly port?: number | undefined;
  readonly faults?: readonly string[] | undefined;
}

/** A file for `peakday mock --config`; flags go before it. */
export interface MockFile {
  readonly systems?: Readonly<Record<string, SystemEntry | null>> | readonly string[] | undefined;
  readonly lanes?: Readonly<Record<string, LaneEntry | null>> | undefined;
  readonly seed?: number | undefined;
  readonly scenario?: string | undefined;
  readonly outcomes?: Outcomes | undefined;
  readonly currency?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly tls?: boolean | undefined;
  readonly mtls?: boolean | undefined;
  readonly latency?: string | undefined;
  readonly faults?: readonly string[] | undefined;
  readonly record?: string | undefined;
}

const port = z.int().min(1).max(65_535).optional();
const faults = z.array(z.string()).optional();
const system = z.strictObject({
  port,
  latency: z.string().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});

const schema: z.ZodType<MockFile> = z.strictObject({
  systems: z.union([z.array(z.string()), z.record(z.string(), system.nullable())]).optional(),
  lanes: z.record(z.string(), z.strictObject({ port, faults }).nullable()).optional(),
  seed: z.int().min(0).optional(),
  scenario: z.string().optional(),
  outcomes: z.enum(OUTCOMES).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  host: z.string().optional(),
  port,
  tls: z.boolean().optional(),
  mtls: z.boolean().optional(),
  latency: z.string().optional(),
  faults,
  record: z.string().optional(),
});

const KEYS = [
  'systems',
  'lanes',
  'seed',
  'scenario',
  'outcomes',
  'currency',
  'host',
  'port',
  'tls',
  'mtls',
  'latency',
  'faults',
  'record',
  'settings',
];

/**
 * Reads a file for `--config`, YAML or JSON.
 * @throws Failure PD_USAGE with the place of what is wrong
 */
export async function readMockFile(file: string, cwd: string): Promise<MockFile> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch((error: Error) => {
    throw new Failure('PD_USAGE', `cannot read ${file}: ${error.message}`, { cause: error });
  });
  const { value, locate } = await readDocument(file, text).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('PD_USAGE', error.message, error.place ? { place: error.place } : {});
  });
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((key) => key as string | number);
  const [unknown] = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  if (unknown !== undefined) {
    const meant = nearest(unknown, KEYS);
    throw new Failure('PD_USAGE', `${[...path, unknown].join('.')} is no key of a mock file`, {
      place: locate([...path, unknown]),
      ...(meant !== undefined && { hint: `did you mean \`${meant}\`?` }),
    });
  }
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  throw new Failure('PD_USAGE', `${where}${issue?.message ?? 'cannot be read'}`, {
    place: locate(path),
  });
}
