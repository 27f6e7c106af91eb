import { parseDuration } from '../model/units.ts';
import type { Comparison, GateUnit } from './gate.ts';
import type { GateReader } from './gate-reader.ts';

const WHAT: Readonly<Record<GateUnit, string>> = {
  us: 'a duration such as 400ms, 1s or 30min',
  share: 'a share such as 1%',
  perSecond: 'a rate such as 500/s',
  count: 'a whole number',
  minor: "an amount in the scenario's currency such as 5000",
};

/** What is written after the measure: a comparison, and a limit in the measure's unit. */
export function parseLimit(
  reader: GateReader,
  unit: GateUnit,
): { readonly comparison: Comparison; readonly limit: number } {
  const sign = reader.next();
  if (sign.kind !== 'comparison') reader.fail(sign, 'expected <, <=, > or >=');
  const comparison = sign.text as Comparison;
  const token = reader.next();
  const limit = token.kind === 'number' ? read(token.text, unit) : undefined;
  if (limit === undefined) reader.fail(token, `expected ${WHAT[unit]}`);
  return { comparison, limit };
}

function read(text: string, unit: GateUnit): number | undefined {
  switch (unit) {
    case 'us':
      return parseDuration(text);
    case 'share': {
      const percent = decimal(text, '%');
      return percent === undefined || percent > 100 ? undefined : percent / 100;
    }
    case 'perSecond':
      return decimal(text, '/s');
    case 'count':
      return /^\d+$/.test(text) ? Number(text) : undefined;
    case 'minor': {
      const amount = decimal(text, '');
      return amount === undefined ? undefined : Math.round(amount * 100);
    }
  }
}

function decimal(text: string, suffix: string): number | undefined {
  if (!text.endsWith(suffix)) return undefined;
  const digits = text.slice(0, text.length - suffix.length);
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
