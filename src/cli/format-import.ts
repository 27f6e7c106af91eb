import { burstSentence } from '../history/burst-sentence.ts';
import { ROLES } from '../history/column-words.ts';
import { drawFit } from '../history/draw-fit.ts';
import type { ImportedDay } from '../history/import-sales.ts';
import { formatTimeOfDay } from '../model/units.ts';

/** The two files an import writes, as messages name them. */
export interface ImportedFiles {
  readonly scenario: string;
  readonly chart: string;
}

/** What was read, guessed, left out and fitted, with a chart of every class. */
export function formatImport(day: ImportedDay, written: ImportedFiles): string {
  const { fit, survey, masked } = day;
  const rows: readonly (readonly [string, string])[] = [
    ['columns', columns(day)],
    [
      'rows',
      `${whole(survey.rows)}, ${whole(survey.bad.rows)} bad, ${whole(survey.returns)} returns`,
    ],
    ...survey.bad.first.map(({ line, reason }) => ['', `${day.name}:${line}: ${reason}`] as const),
    ...masked.map(
      ({ column, kind, values }) => ['masked', `${whole(values)} ${kind} in ${column}`] as const,
    ),
    ['day', `${day.date}, ${whole(fit.sales)} sales${day.chosen ? '' : busiest(day)}`],
    ...dates(day),
    ['baskets', `${fit.itemsMean} pieces on average, ${fit.priceMean.toFixed(2)} a piece`],
    ['bursts', burstSentence(fit.burst)],
    [
      'fit',
      `off by ${percent(fit.error)} a quarter hour; chance alone gives ${percent(fit.chance)}`,
    ],
  ];
  return [
    ...fit.classes.map(drawFit),
    '',
    ...fit.classes.map(classLine),
    ...rows.map(([name, text]) => `${name.padEnd(9)} ${text}`),
    `${'written'.padEnd(9)} ${written.scenario}, ${written.chart}`,
    '',
  ].join('\n');
}

/** The same for programs. */
export function importJson(
  day: ImportedDay,
  written: ImportedFiles,
): Readonly<Record<string, unknown>> {
  const { fit, survey, columns: found, names } = day;
  return {
    ...written,
    date: day.date,
    rows: survey.rows,
    bad: survey.bad,
    returns: survey.returns,
    masked: day.masked,
    delimiter: day.delimiter,
    columns: Object.fromEntries(
      ROLES.map((role) => [
        role,
        { column: names[found.at[role]], guessed: found.guessed.includes(role) },
      ]),
    ),
    sales: fit.sales,
    itemsMean: fit.itemsMean,
    priceMean: fit.priceMean,
    burst: { ...fit.burst, busiest: clock(fit.burst.busiest) },
    fit: { error: fit.error, chance: fit.chance },
    classes: fit.classes.map(({ curve, quarters: _, opens, closes, ...rest }) => ({
      ...rest,
      opens: clock(opens),
      closes: clock(closes),
      curve: curve.shares,
    })),
  };
}

const classLine = (fit: ImportedDay['fit']['classes'][number]): string =>
  `${fit.name}: ${fit.count} stores of ${fit.tills} tills, ${fit.shoppersPerDay} sales a day each, ` +
  `${clock(fit.opens)} to ${clock(fit.closes)}${
    fit.outside === 0 ? '' : `; ${whole(fit.outside)} sales outside these hours left out`
  }`;

const columns = ({ names, columns: { at, guessed } }: ImportedDay): string =>
  ROLES.map(
    (role) => `${role} = ${names[at[role]]}${guessed.includes(role) ? ' (guessed)' : ''}`,
  ).join(', ');

const busiest = ({ survey }: ImportedDay): string =>
  survey.sales.size === 1 ? '' : `, the busiest of ${survey.sales.size} days`;

function dates({ survey }: ImportedDay): readonly (readonly [string, string])[] {
  return [
    ...(survey.orderFrom === 'assumed'
      ? [['', 'dates are taken as day first: nothing in the file says'] as const]
      : []),
    ...(survey.utc > 0
      ? [['', `${whole(survey.utc)} timestamps end in Z: taken as the stores' wall clock`] as const]
      : []),
  ];
}

const clock = (minute: number): string => formatTimeOfDay(minute * 60e6);
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
const whole = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
