import { parseDuration } from '../model/units.ts';
import { COMPARISONS, type Comparison, type GateMeasure, type GateUnit } from './gate.ts';
import type { GateReader } from './gate-reader.ts';

const WHAT: Readonly<Record<GateUnit, string>> = {
  us: 'a duration such as 400ms, 1s or 30min',
  share: 'a share such as 1%',
  perSecond: 'a rate such as 500/s',
  count: 'a whole number',
  minor: "an amount in the scenario's currency such as 5000",
  ratio: 'a multiple such as 1.5x control',
};

/** The units a measure's limit may be written in; the first that fits is taken. */
const UNITS: Readonly<Record<GateMeasure['kind'], readonly GateUnit[]>> = {
  latency: ['us'],
  errors: ['share'],
  rate: ['perSecond'],
  retries: ['share'],
  sales: ['count'],
  lostSales: ['share', 'count', 'ratio'],
  lostShare: ['share'],
  lostValue: ['minor', 'ratio'],
  issueTime: ['us', 'ratio'],
  issueShare: ['share', 'ratio'],
  issues: ['count', 'ratio'],
  reopened: ['share', 'ratio'],
  reported: ['share', 'ratio'],
  findings: ['count', 'ratio'],
  recovery: ['us'],
  lag: ['us'],
  debt: ['share'],
};

/** A limit as read. */
export interface GateLimit {
  readonly comparison: Comparison;
  readonly limit: number;
  readonly unit: GateUnit;
}

/** What is written after the measure: a comparison, and a limit in one of the measure's units. */
export function parseLimit(reader: GateReader, measure: GateMeasure): GateLimit {
  const units = UNITS[measure.kind];
  const counts = units.includes('count');
  const sign = reader.next();
  const comparison = COMPARISONS.find((one) => one === sign.text);
  if (comparison === undefined || (comparison === '=' && !counts)) {
    reader.fail(sign, `expected <, <=, >${counts ? ', >= or =' : ' or >='}`);
  }
  const token = reader.next();
  for (const unit of units) {
    const limit = token.kind === 'number' ? read(token.text, unit) : undefined;
    if (limit === undefined) continue;
    if (comparison === '=' && unit !== 'count') reader.fail(sign, 'expected <, <=, > or >=');
    if (unit === 'ratio') reader.one(['control'], '"control"');
    return { comparison, limit, unit };
  }
  return reader.fail(token, `expected ${units.map((unit) => WHAT[unit]).join(', or ')}`);
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
    case 'ratio':
      return decimal(text, 'x');
  }
}

function decimal(text: string, suffix: string): number | undefined {
  if (!text.endsWith(suffix)) return undefined;
  const digits = text.slice(0, text.length - suffix.length);
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}
