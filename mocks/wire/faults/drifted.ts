import type { FaultParameters } from '../../../src/model/fault-plan.ts';

type Change = NonNullable<FaultParameters['change']>;
type Members = Record<string, unknown>;

/** What is added, and what a member with one of a few values says instead. */
const STRANGE = 'peakdayDrift';
/** Members that hold one of a few words, by the names that APIs give them. */
const ENUM = /^(state|status|kind|type|mode|reason|result|effectType|ticketStatus)$/i;

/**
 * A JSON object that is not what was agreed. The n-th answer of a device has its n-th member
 * changed, so that in turn every member is.
 * @returns undefined when there is nothing to change
 */
export function drifted(value: unknown, change: Change, nth: number): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = { ...value } as Members;
  if (change === 'added') return { ...members, [STRANGE]: 'added' };
  if (change === 'newEnum') return withNewEnum(members);
  const names = Object.keys(members);
  const name = names[nth % names.length];
  if (name === undefined) return undefined;
  if (change === 'dropped') delete members[name];
  else members[name] = change === 'null' ? null : retyped(members[name]);
  return members;
}

/** Numbers become strings, and everything else a number. */
const retyped = (value: unknown): unknown => (typeof value === 'number' ? String(value) : 0);

/** The first member that holds one of a few words holds another, as far down as it may be. */
function withNewEnum(members: Members): Members | undefined {
  for (const [name, value] of Object.entries(members)) {
    if (ENUM.test(name) && typeof value === 'string') return { ...members, [name]: STRANGE };
    const inner = withNewEnumIn(value);
    if (inner !== undefined) return { ...members, [name]: inner };
  }
  return undefined;
}

function withNewEnumIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return withNewEnum(value as Members);
  for (const [i, item] of value.entries()) {
    const changed = withNewEnumIn(item);
    if (changed !== undefined) return value.with(i, changed);
  }
  return undefined;
}
