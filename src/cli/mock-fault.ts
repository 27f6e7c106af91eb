import { Failure } from '../model/failure.ts';
import { FAULT_KINDS, type FaultPlan } from '../model/fault-plan.ts';
import { nearest } from '../model/nearest.ts';
import type { Hash64 } from '../random/hash.ts';
import { compileFault } from '../scenario/compile-faults.ts';
import { fault as faultSchema } from '../scenario/schema-faults.ts';

const QUANTILE = /^(min|max|p\d{1,2}(\.\d+)?)$/;
const EXAMPLE = 'for example: http/status:status=503,rate=0.1';

/**
 * Reads a fault as the command line has it: its kind, then members as in a scenario, e.g.
 * `http/status:status=503,rate=0.1` or `http/slow:p50=200ms,p99=2s,operations=support.open`.
 * It is in force from the start. `id`, `stores` and `operations` (several with `|`) are understood.
 * @param ordinal the how-many-th fault it is, for its id
 * @throws Failure PD_USAGE
 */
export function readFault(text: string, ordinal: number, key: Hash64): FaultPlan {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  checkKind(kind, text);
  const {
    id = `fault-${ordinal}`,
    stores,
    ...members
  } = membersOf(text, text.slice(kind.length + 1));
  const written = { kind, start: '00:00', end: '24:00', ...typed(members) };
  const read = faultSchema.safeParse(written);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.map(String).join('.');
    const words = `${place ? `${place}: ` : ''}${issue?.message ?? 'it cannot be read'}`;
    throw new Failure('PD_USAGE', `--fault ${text}: ${words}`, { hint: EXAMPLE });
  }
  const ground = { faults: { [id]: read.data }, places: [], control: [], key };
  const plan = compileFault(id, read.data, ground);
  return stores === undefined
    ? plan
    : { ...plan, scope: { ...plan.scope, stores: stores.split('|') } };
}

function checkKind(kind: string, text: string): void {
  if (FAULT_KINDS.some((one) => one === kind)) return;
  const meant = nearest(kind, FAULT_KINDS);
  throw new Failure('PD_USAGE', `--fault ${text}: there is no fault ${kind}`, {
    hint: meant === undefined ? EXAMPLE : `did you mean ${meant}?`,
  });
}

function membersOf(text: string, list: string): Partial<Record<string, string>> {
  const parts = list.split(',').filter((part) => part !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [, name, value] = /^\s*([\w.]+)=(.*)$/.exec(part) ?? [];
      if (name === undefined || value === undefined)
        throw new Failure('PD_USAGE', `--fault ${text}: \`${part}\` is not name=value`, {
          hint: EXAMPLE,
        });
      return [name, value.trim()];
    }),
  );
}

/** Members as a scenario's author would have written them. */
function typed({
  operations,
  ...members
}: Partial<Record<string, string>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(members);
  const quantiles = entries.filter(([name]) => QUANTILE.test(name));
  const others = entries.filter(([name]) => !QUANTILE.test(name));
  return {
    ...Object.fromEntries(others.map(([name, value]) => [name, scalar(value ?? '')])),
    ...(quantiles.length > 0 && { latency: { quantiles: Object.fromEntries(quantiles) } }),
    ...(operations !== undefined && { scope: { operations: operations.split('|') } }),
  };
}

const scalar = (value: string): string | number =>
  value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
