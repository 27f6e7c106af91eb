import { describe, expect, it } from 'vitest';
import { page } from '../../../src/report/html/page.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { LANGUAGES } from '../../../src/report/texts/languages.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun } from '../../fixtures/run-folder.ts';

const measures = measured(believableRun());
const summary = JSON.parse(JSON.stringify(summariseMeasures(measures)));
const html = (texts = LANGUAGES.en): string => page(summary, measures, texts);
const cardsOf = (text: string): string[] =>
  text.match(/<article class="card.*?<\/article>/gs) ?? [];

/** Whatever numbers a value of the summary may be shown as, without their units. */
function shown(value: unknown): readonly number[] {
  if (typeof value === 'number') return [1, 1e3, 1e6, 60e6, 100, 0.01].map((unit) => value / unit);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(shown);
}

describe('the first screen', () => {
  it('has six cards, each with its part and clock, and a figure the summary holds', () => {
    const cards = cardsOf(html());
    expect(cards).toHaveLength(6);
    for (const card of cards) {
      expect(card).toMatch(/<footer><span>(count|wall clock|business clock), live window</);
      const [, path, figure] = /data-from="([^"]+)">([^<]+)</.exec(card)!;
      const value = path!.split('.').reduce((at, key) => at?.[key], summary);
      expect(value, path).toBeDefined();
      if (typeof value === 'number') {
        const digits = Number(figure!.replace(/[^\d.]/g, ''));
        const near = shown(value).some((one) => Math.abs(one - digits) <= Math.abs(one) * 0.005);
        expect(near, `${path} ${value} ${figure}`).toBe(true);
      }
    }
  });

  it('shows no number that summary.json does not hold', () => {
    const held = shown(summary);
    const { done, lost } = summary.sales;
    const { n, censored } = summary.issues.stages.resolve;
    const derived = [(100 * lost) / (done + lost), n - censored];
    for (const card of cardsOf(html())) {
      const text = card.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]+>/g, '\n');
      const plain = text
        .replace(/p\d+(\.\d+)?/g, '')
        .replace(/(\d)[\u202f\u00a0 ](?=\d{3})/g, '$1');
      for (const [number] of plain.matchAll(/\d+(?:\.\d+)?/g)) {
        const near = [...held, ...derived].some(
          (one) => Math.abs(one - Number(number)) <= Math.abs(one) * 0.005,
        );
        expect(near, `${number} in ${text}`).toBe(true);
      }
    }
  });

  it('says which gate failed, and when', () => {
    expect(html()).toMatch(
      /<p class="why">1 of 11 gates failed: p99 of promotions\.evaluate &lt; 400ms \(measured 514 ms\), between 15:04 and 15:08/,
    );
    expect(summary.breaches[0]).toMatchObject({ first: '15:04', from: '15:04', to: '15:08' });
    expect(summary.breaches[0].during).toContain('slow-promotions');
  });

  it.each(Object.entries(LANGUAGES))('speaks %s', (code, texts) => {
    const text = html(texts);
    expect(text).toContain(`<html lang="${code}">`);
    expect(text).toContain(`>${texts.verdict.fail}</h1>`);
    for (const { heading } of [texts.page.wall, texts.page.gates, texts.page.method]) {
      expect(text).toContain(`<h2>${heading}</h2>`);
    }
    expect(text).toContain(texts.part);
    if (code !== 'en') expect(text).not.toMatch(/live window|business clock|Key figures/);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it.each(Object.entries(LANGUAGES))('has something to say of nothing in %s', (_, texts) => {
    const nothing = measured(emptyRun({ gates: [], faults: [] }));
    expect(page(summariseMeasures(nothing), nothing, texts)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
