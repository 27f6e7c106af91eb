import * as z from 'zod';
import { FAULTS } from '../faults/catalogue.ts';
import type { FaultDefinition, ScopeForm } from '../faults/definition.ts';
import { FAULT_KINDS, type FaultKind } from '../model/fault-plan.ts';
import { OPERATIONS, SERVICES } from '../model/operations.ts';
import { TILL_SYSTEMS } from '../model/ticket.ts';
import type { ControlSpec, FaultSpec } from './author-faults.ts';
import { parameterSchema } from './schema-fault-parameter.ts';
import { count, duration, id, maybe, share, storeIds, texts, timeOfDay } from './schema-parts.ts';

const window = { start: timeOfDay, duration: maybe(duration), end: maybe(timeOfDay) };

const rate = { rate: maybe(share) };
const counted = { first: maybe(count(1, 1e6)), every: maybe(count(1, 1e6)) };

const stores = {
  stores: maybe(storeIds),
  classes: maybe(texts),
  regions: maybe(texts),
  countries: maybe(texts),
  providers: maybe(texts),
  acquirers: maybe(texts),
  tillSystems: maybe(z.array(z.enum(TILL_SYSTEMS))),
  with: maybe(id),
  share: maybe(share),
};
const teams = { teams: maybe(texts) };
const calls = {
  services: maybe(z.array(z.enum(SERVICES))),
  operations: maybe(z.array(z.enum(OPERATIONS))),
};

const SCOPES: Readonly<Record<ScopeForm, z.ZodType>> = {
  calls: maybe(z.strictObject({ ...stores, ...calls })),
  stores: maybe(z.strictObject(stores)),
  tickets: maybe(z.strictObject({ ...stores, ...teams })),
  teams: maybe(z.strictObject(teams)),
};

/** The keys by which an author says how often it bites. */
function triggerKeys({ per }: FaultDefinition): Readonly<Record<string, z.ZodType>> {
  if (per.length === 0) return {};
  return per.includes('agent') ? rate : { ...rate, ...counted, per: maybe(z.enum(per)) };
}

function formOf(kind: FaultKind) {
  const definition = FAULTS[kind];
  const parameters = Object.entries(definition.parameters).map(
    ([key, parameter]) => [key, parameterSchema(parameter)] as const,
  );
  return z.strictObject({
    kind: z.literal(kind),
    ...window,
    ...triggerKeys(definition),
    ...Object.fromEntries(parameters),
    scope: SCOPES[definition.scope],
  });
}

const [first, ...others] = FAULT_KINDS.map(formOf);
if (first === undefined) throw new Error('the catalogue is empty');

/** One fault; what it needs depends on its `kind`, as the catalogue says. */
export const fault: z.ZodType<FaultSpec> = z.discriminatedUnion('kind', [
  first,
  ...others,
]) as unknown as z.ZodType<FaultSpec>;

/** The control group. */
export const control: z.ZodType<ControlSpec> = z.union([
  z.strictObject({ share }),
  z.strictObject({ stores: storeIds }),
]);
