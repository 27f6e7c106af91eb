import type { IssueKind } from '../model/ticket.ts';
import type { IssueRecord } from './measures.ts';
import { troubleGrid } from './trouble-grid.ts';

/** What trouble can be at; `store` is its line or the store as a whole. */
export const DEVICE_TYPES = ['till', 'printer', 'terminal', 'store'] as const;
export type DeviceType = (typeof DEVICE_TYPES)[number];

/** Trouble of one type of device through the day; business time. */
export interface DeviceMeasure {
  readonly type: DeviceType;
  /** Devices that had trouble at all, and how often one had. */
  readonly devices: number;
  readonly issues: number;
  /** Time in trouble, all devices added up, business µs. */
  readonly trouble_us: number;
  /** Devices in trouble at the instants of `at_us`. */
  readonly inTrouble: readonly number[];
  /** The device that was longest in trouble. */
  readonly worst: { readonly device: string; readonly trouble_us: number } | null;
  readonly byKind: Readonly<Partial<Record<IssueKind, number>>>;
}

/** Devices in trouble over time. */
export interface DevicesMeasure {
  readonly at_us: readonly number[];
  /** Only types that had trouble, in the order of `DEVICE_TYPES`. */
  readonly types: readonly DeviceMeasure[];
}

/** The type of a device by its path: `store/0417/till/3/printer` is a printer. */
export function deviceType(path: string): DeviceType {
  const parts = path.split('/');
  const found = (['printer', 'terminal', 'till'] as const).find((type) => parts.includes(type));
  return found ?? 'store';
}

/** Which tills, printers, terminals and stores were in trouble, and when. */
export function measureDevices(
  records: readonly IssueRecord[],
  from_us: number,
  until_us: number,
): DevicesMeasure {
  const at_us = troubleGrid(records, from_us, until_us);
  const byType = new Map<DeviceType, IssueRecord[]>();
  for (const record of records) {
    const type = deviceType(record.device);
    const list = byType.get(type);
    if (list === undefined) byType.set(type, [record]);
    else list.push(record);
  }
  const types = DEVICE_TYPES.flatMap((type) => {
    const own = byType.get(type);
    return own === undefined ? [] : [measureType(type, own, at_us, until_us)];
  });
  return { at_us, types };
}

function measureType(
  type: DeviceType,
  records: readonly IssueRecord[],
  at_us: readonly number[],
  until_us: number,
): DeviceMeasure {
  const trouble = new Map<string, number>();
  const byKind: Partial<Record<IssueKind, number>> = {};
  const spans: { readonly from_us: number; readonly to_us: number }[] = [];
  for (const [device, own] of spansByDevice(records, until_us)) {
    spans.push(...own);
    trouble.set(
      device,
      own.reduce((sum, { from_us, to_us }) => sum + Math.min(to_us, until_us) - from_us, 0),
    );
  }
  for (const { kind } of records) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const [worst] = [...trouble].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    type,
    devices: trouble.size,
    issues: records.length,
    trouble_us: [...trouble.values()].reduce((sum, one) => sum + one, 0),
    inTrouble: openAt(spans, at_us),
    worst: worst === undefined ? null : { device: worst[0], trouble_us: worst[1] },
    byKind,
  };
}

/** Each device's times in trouble; two issues at once are one time. What is open has no end. */
function spansByDevice(
  records: readonly IssueRecord[],
  until_us: number,
): Map<string, { readonly from_us: number; to_us: number }[]> {
  const devices = new Map<string, { readonly from_us: number; to_us: number }[]>();
  for (const record of [...records].sort((a, b) => a.began_us - b.began_us)) {
    const { device, began_us } = record;
    const own = devices.get(device) ?? [];
    devices.set(device, own);
    const isOpen = record.verified_us === null && record.ended_us === null;
    const to_us =
      isOpen && record.until_us >= until_us ? Number.POSITIVE_INFINITY : record.until_us;
    const last = own.at(-1);
    if (last !== undefined && began_us <= last.to_us) last.to_us = Math.max(last.to_us, to_us);
    else own.push({ from_us: began_us, to_us });
  }
  return devices;
}

/** How many spans are open at each of some rising instants; one that ends there is over. */
function openAt(
  spans: readonly { readonly from_us: number; readonly to_us: number }[],
  at_us: readonly number[],
): readonly number[] {
  const begins = spans.map(({ from_us }) => from_us).sort((a, b) => a - b);
  const ends = spans.map(({ to_us }) => to_us).sort((a, b) => a - b);
  let [begun, ended] = [0, 0];
  return at_us.map((at) => {
    while ((begins[begun] ?? Number.POSITIVE_INFINITY) <= at) begun++;
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= at) ended++;
    return begun - ended;
  });
}
