import type { World } from '../../world.ts';
import type { StackBody, TtlUnit } from './bodies.ts';
import { VOUCHERIFY } from './book.ts';

const UNIT_MS: Readonly<Record<TtlUnit, number>> = {
  MILLISECONDS: 1,
  SECONDS: 1e3,
  MINUTES: 60e3,
  HOURS: 3600e3,
  DAYS: 86_400e3,
};

/** A lock without a time to live lasts a week. */
const DEFAULT = { ttl: 7, ttl_unit: 'DAYS' } as const;

/** Whether sessions other than `key` and redemptions leave nothing of a voucher. */
export function lockedOut(code: string, key: string | undefined, world: World): boolean {
  const limit = world.promotions.coupons.limit(code);
  if (limit === undefined) return false;
  const now = world.now_ms();
  const others = [...(world.part(VOUCHERIFY).locks.get(code) ?? [])].filter(
    ([holder, end]) => holder !== key && end > now,
  ).length;
  return others > 0 && world.promotions.coupons.redeemed(code) + others >= limit;
}

/** Holds vouchers for a session; the session as the answer shows it. */
export function lock(
  session: NonNullable<StackBody['session']>,
  codes: readonly string[],
  world: World,
): Readonly<Record<string, unknown>> {
  const book = world.part(VOUCHERIFY);
  const key = session.key ?? `ssn_${++book.made}`;
  const { ttl, ttl_unit } = session.ttl === undefined ? DEFAULT : session;
  const end = world.now_ms() + (ttl ?? DEFAULT.ttl) * UNIT_MS[ttl_unit ?? 'DAYS'];
  for (const code of codes) {
    const held = [...(book.locks.get(code) ?? [])].filter(([, until]) => until > world.now_ms());
    book.locks.set(code, new Map([...held, [key, end]]));
  }
  return { key, type: 'LOCK', ttl, ttl_unit: ttl_unit ?? 'DAYS' };
}

/** Lets a session's hold on a voucher go; whether it had one. */
export function unlock(code: string, key: string, world: World): boolean {
  const { locks } = world.part(VOUCHERIFY);
  const held = new Map(locks.get(code));
  const had = held.delete(key);
  if (had) locks.set(code, held);
  return had;
}
