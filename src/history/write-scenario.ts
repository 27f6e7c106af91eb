import { basename, extname } from 'node:path';
import type { Language } from '../model/ticket.ts';
import { formatTimeOfDay } from '../model/units.ts';
import { burstSentence } from './burst-sentence.ts';
import type { ClassFit } from './fit-day.ts';
import type { ImportedDay } from './import-sales.ts';

/** Where a language's stores probably are; the file does not say. */
const COUNTRIES: Readonly<Record<Language, string>> = {
  es: 'ES',
  ca: 'ES',
  it: 'IT',
  fr: 'FR',
  en: 'IE',
};
/** Minutes of the day rehearsed live, around the busiest quarter of an hour. */
const WINDOW = 10;

/** A scenario's name from a file's: `Ventas 2025.csv` is `ventas-2025`. */
export function scenarioName(file: string): string {
  const words = basename(file, extname(file))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(words) ? words : `sales${words === '' ? '' : `-${words}`}`;
}

/** The fitted day as a commented YAML scenario that `check` accepts and `run` can run. */
export function writeScenario(day: ImportedDay): string {
  const { fit, date, columns } = day;
  const name = scenarioName(day.name);
  const burst = fit.burst.burst === null ? '' : `\n  burst: ${fit.burst.burst}`;
  const shared = fit.classes.length === 1;
  const country = COUNTRIES[columns.language];
  return `# ${count(fit.sales)} sales of ${date}, imported from ${printable(basename(day.name))}.
# Look: peakday check <this file>   Run: peakday run <this file>
# Sales are what tills rang up: shoppers who gave up queueing are not among them.
name: ${name}
title: ${JSON.stringify(`The sales of ${date}`)}
seed: 1
currency: EUR                 # an assumption: the file does not say

day:
  date: ${date}
  # Shares by the hour, fitted: off by ${percent(fit.error)} a quarter of an hour; chance alone gives ${percent(fit.chance)}.
  curve: ${curve((shared ? fit.classes[0]?.curve : fit.fleet)?.shares ?? {})}
${wrap(burstSentence(fit.burst), '  # ')}${burst}

live:                         # the busiest part of the day, sent as real requests
  from: '${clock(fit.peak)}'
  to: '${clock(fit.peak + WINDOW)}'
  compression: 10

# Country and language are guessed from the header: correct them, classes may differ.
stores:
${fit.classes.map((one) => storeClass(one, shared, country, columns.language)).join('\n')}

shoppers:
  items: { mean: ${fit.itemsMean} }         # pieces in a basket

# A piece cost ${fit.priceMean.toFixed(2)} on average. Prices are peakday's own catalogue's and follow the language;
# what matters for load is the number of pieces.

gates:                        # a start: set your own limits
  - p99 of promotions.evaluate < 500ms
  - p99 of payments.authorise < 1s
  - errors of payments.authorise < 1%
  - lost sales < 10%
`;
}

const storeClass = (fit: ClassFit, shared: boolean, country: string, language: Language): string =>
  `  ${fit.name}:
    count: ${fit.count}
    country: ${country}
    language: ${language}
    tills: ${fit.tills}                  # that rang up a sale; the mean of the class
    opens: '${clock(fit.opens)}'
    closes: '${clock(fit.closes)}'
    shoppersPerDay: ${fit.shoppersPerDay}${shared ? '' : `\n    curve: ${curve(fit.curve.shares)}`}`;

function curve(shares: Readonly<Record<string, number>>): string {
  const entries = Object.entries(shares).map(([hour, share]) => `'${hour}': ${share}`);
  return `{ ${entries.join(', ')} }`;
}

const clock = (minute: number): string => formatTimeOfDay(minute * 60e6);
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
/** A comment must end where it ends. */
const printable = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P} ]/gu, '?');

/** Words in lines of about 96 characters, each after the prefix. */
function wrap(text: string, prefix: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 96)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(prefix + word);
  }
  return lines.join('\n');
}
