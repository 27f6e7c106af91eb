import type { World } from '../../world.ts';
import type { OrderBody } from './bodies.ts';
import { VOUCHERIFY } from './book.ts';

/** Keeps an order under its id and source id; a redemption is added to those it has. */
export function saveOrder(
  {
    source_id = null,
  }: Pick<OrderBody, 'customer'> & { readonly source_id?: string | null | undefined },
  shown: Readonly<Record<string, unknown>>,
  redemption: string | undefined,
  world: World,
): string {
  const book = world.part(VOUCHERIFY);
  const before = source_id === null ? undefined : book.orders.get(source_id);
  const order = {
    id: before?.id ?? `ord_${++book.made}`,
    source_id,
    created_at: before?.created_at ?? new Date(world.now_ms()).toISOString(),
    shown,
    redemptions: [
      ...(before?.redemptions ?? []),
      ...(redemption === undefined ? [] : [redemption]),
    ],
  };
  book.orders.set(order.id, order);
  if (source_id !== null) book.orders.set(source_id, order);
  return order.id;
}

/** An order by its id or source id as the API shows it. */
export function orderOf(id: string, world: World): Readonly<Record<string, unknown>> | undefined {
  const book = world.part(VOUCHERIFY);
  const order = book.orders.get(id);
  if (order === undefined) return undefined;
  const redemptions = order.redemptions.flatMap((one) => {
    const redemption = book.redemptions.get(one);
    if (redemption === undefined) return [];
    const { date, children, rollback } = redemption;
    const entry = {
      date,
      ...(rollback && { rollback_id: rollback.id, rollback_date: rollback.date }),
      related_object_type: 'redemption',
      related_object_id: one,
      stacked: children.map((child) => child.id),
    };
    return [[one, entry] as const];
  });
  const { source_id, created_at, shown } = order;
  const undone = redemptions.length > 0 && redemptions.every(([, one]) => 'rollback_id' in one);
  return {
    id: order.id,
    source_id,
    created_at,
    ...shown,
    ...(undone && { status: 'CANCELED' }),
    ...(redemptions.length > 0 && { redemptions: Object.fromEntries(redemptions) }),
  };
}
