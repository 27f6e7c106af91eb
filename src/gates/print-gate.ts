import type { Gate, GateMeasure, GatePlace, GateStretch, GateTime, GateUnit } from './gate.ts';

/** A gate in words again, in one fixed order of clauses: `parseGate` reads it as the same gate. */
export function printGate(gate: Gate): string {
  const { stops, measure, comparison, limit, unit, place, time, stretch, least, part } = gate;
  return [
    stops && 'abort when',
    measureText(measure),
    comparison,
    limitText(limit, unit),
    place && placeText(place),
    time && timeText(time),
    stretch && stretchText(stretch),
    least > 0 && `with at least ${least}`,
    part === 'day' && 'over the day',
  ]
    .filter((piece) => piece !== false && piece !== null)
    .join(' ');
}

function measureText(measure: GateMeasure): string {
  switch (measure.kind) {
    case 'latency': {
      const from = measure.from === 'service' ? ' from service' : '';
      return `${quantileText(measure.quantile)} of ${measure.operation}${from}`;
    }
    case 'errors':
    case 'rate':
    case 'retries':
      return `${measure.kind} of ${measure.operation}`;
    case 'sales':
    case 'lag':
    case 'debt':
      return measure.kind;
    case 'lostSales':
    case 'lostShare':
      return `lost sales${of(measure.issue)}`;
    case 'lostValue':
      return `lost value${of(measure.issue)}`;
    case 'issueTime': {
      const { quantile, stage, issue } = measure;
      return `${quantileText(quantile)} time to ${stage}${of(issue)}`;
    }
    case 'issueShare': {
      const { stage, issue, within_us } = measure;
      return `time to ${stage}${of(issue)} within ${durationText(within_us)}`;
    }
    case 'issues': {
      const came = measure.came === 'began' ? '' : ` ${measure.came}`;
      return `issues${came}${of(measure.issue)}`;
    }
    case 'reopened':
    case 'reported':
      return `${measure.kind}${of(measure.issue)}`;
    case 'findings':
      return `findings${of(measure.finding)}`;
    case 'recovery':
      return `recovery of ${measure.operation} after ${quoted(measure.fault)}`;
  }
}

function limitText(limit: number, unit: GateUnit): string {
  switch (unit) {
    case 'us':
      return durationText(limit);
    case 'share':
      return `${decimalText(limit * 100)}%`;
    case 'perSecond':
      return `${decimalText(limit)}/s`;
    case 'count':
      return String(limit);
    case 'minor':
      return decimalText(limit / 100);
    case 'ratio':
      return `${decimalText(limit)}x control`;
  }
}

function placeText(place: GatePlace): string {
  switch (place.kind) {
    case 'control':
      return 'in control';
    case 'rest':
      return 'in the rest';
    default:
      return `in ${place.kind} ${quoted(place.name)}`;
  }
}

function timeText(time: GateTime): string {
  if (time.kind === 'between') return `between ${clock(time.from_us)} and ${clock(time.to_us)}`;
  return `${time.kind} ${time.fault === null ? 'the faults' : `fault ${quoted(time.fault)}`}`;
}

const stretchText = ({ kind, length_us }: GateStretch): string =>
  `${kind} ${durationText(length_us)}${kind === 'over' ? ' windows' : ''}`;

const of = (what: string | null): string => (what === null ? '' : ` of ${what}`);

const quantileText = (quantile: number): string => `p${decimalText(quantile * 100)}`;

/** Twelve digits: shares of a hundred would show how binary they are. */
const decimalText = (value: number): string => String(Number(value.toPrecision(12)));

const quoted = (name: string): string => (name.includes("'") ? `"${name}"` : `'${name}'`);

const PARTS: readonly (readonly [unit: string, length_us: number])[] = [
  ['h', 3600e6],
  ['min', 60e6],
  ['s', 1e6],
  ['ms', 1e3],
  ['us', 1],
];

/** All of it, as `parseDuration` reads it: `1h30min`. */
function durationText(duration_us: number): string {
  let rest = duration_us;
  const pieces = PARTS.map(([unit, length_us]) => {
    const count = Math.floor(rest / length_us);
    rest -= count * length_us;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return pieces.join('') || '0s';
}

function clock(at_us: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const total = Math.floor(at_us / 1e6);
  return [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60].map(two).join(':');
}
