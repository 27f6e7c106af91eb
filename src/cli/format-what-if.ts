import type { VariantResult, WhatIf } from '../study/what-if.ts';
import { MEASURES, type MeasureId } from '../study/what-if-measures.ts';
import { painter, type Style } from './streams.ts';
import {
  caution,
  figure,
  intervalText,
  signed,
  titleOf,
  verdictText,
  whatItIs,
} from './what-if-texts.ts';

const HEAD = ['measure', 'baseline', 'variant', 'difference', '95 % interval', 'verdict'];
const IDS = Object.keys(MEASURES) as readonly MeasureId[];

/** The table as a terminal shows it: one block a variant, what is clear in colour. */
export function formatWhatIf(result: WhatIf, color: boolean): string {
  const paint = painter(color);
  const blocks = result.variants.map((variant) => ({ variant, rows: rowsOf(result, variant) }));
  const all = [HEAD, ...blocks.flatMap(({ rows }) => rows)];
  const widths = HEAD.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) =>
        i > 0 && i < 5 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    `${paint('bold', `what if: ${result.title}`)}`,
    ...whatItIs(result),
    ...blocks.flatMap(({ variant, rows }) => [
      '',
      paint('bold', variant.name),
      ...(variant.name === variant.set.join(', ') ? [] : [`  ${variant.set.join(', ')}`]),
      ...[caution(variant) ?? []].flat().map((text) => paint('yellow', text)),
      paint('dim', line(HEAD)),
      ...rows.map((row, i) => {
        const tone = toneOf(variant, IDS[i]);
        return tone === undefined ? line(row) : paint(tone, line(row));
      }),
    ]),
    '',
  ].join('\n');
}

/** The same as Markdown. */
export function whatIfMarkdown(result: WhatIf): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    `# What if: ${escaped(result.title)}`,
    '',
    ...whatItIs(result).flatMap((text) => [text, '']),
    '![differences with their intervals](what-if.svg)',
    ...result.variants.flatMap((variant) => [
      '',
      `## ${escaped(variant.name)}`,
      '',
      ...variant.set.map((assignment) => `- \`${assignment.replaceAll('`', "'")}\``),
      ...[caution(variant) ?? []].flat().flatMap((text) => ['', text]),
      '',
      row(HEAD),
      '| --- | ---: | ---: | ---: | ---: | --- |',
      ...rowsOf(result, variant).map(row),
    ]),
    '',
  ].join('\n');
}

const rowsOf = (result: WhatIf, variant: VariantResult): readonly (readonly string[])[] =>
  IDS.map((id) => {
    const comparison = variant.comparisons[id];
    return [
      titleOf(id, result.currency),
      figure(id, comparison.baseline),
      figure(id, comparison.variant),
      signed(id, comparison.difference),
      intervalText(id, comparison),
      verdictText(comparison, result),
    ];
  });

/** Green for clearly better, red for clearly worse. */
function toneOf({ comparisons }: VariantResult, id: MeasureId | undefined): Style | undefined {
  if (id === undefined || MEASURES[id].lessIsBetter === null) return undefined;
  const { verdict } = comparisons[id];
  if (verdict !== 'less' && verdict !== 'more') return undefined;
  return (verdict === 'less') === MEASURES[id].lessIsBetter ? 'green' : 'red';
}

/** Nothing that an author wrote may break the table or become markup. */
const escaped = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');
