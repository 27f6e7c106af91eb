import { describe, expect, it } from 'vitest';
import { page } from '../../../src/report/html/page.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { LANGUAGES } from '../../../src/report/texts/languages.ts';
import type { Texts } from '../../../src/report/texts.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun, type RunFolder } from '../../fixtures/run-folder.ts';

const measures = measured(believableRun());
const summary = JSON.parse(JSON.stringify(summariseMeasures(measures)));
const html = (texts = LANGUAGES.en): string => page(summary, measures, texts);
const cardsOf = (text: string): string[] =>
  text.match(/<article class="card.*?<\/article>/gs) ?? [];
const headerOf = (text: string): string => /<header class="verdict.*?<\/header>/s.exec(text)![0];

/** What the page says in an element's text, with thousands joined again. */
const plain = (markup: string): string =>
  markup
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/(\d)[\u202f\u00a0 ](?=\d{3}(?!\d))/g, '$1');

/** Units that a value of summary.json may be shown in, by what its member is called. */
function shown(path: string, value: number): readonly number[] {
  if (/Minor$/.test(path)) return [value / 100];
  if (/(Share|share)$/.test(path)) return [value, value * 100];
  if (/_us$|\.(p\d+|max|longest)$/.test(path)) {
    return [1, 1e3, 1e6, 60e6, 3600e6].map((unit) => value / unit);
  }
  return [value];
}

/** Numbers of a text that none of the summary's members at the paths is shown as. */
function unfounded(text: string, from: readonly string[], within: object): readonly string[] {
  const held = from.flatMap((path) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], within);
    expect(value, path).toBeDefined();
    if (typeof value === 'string') return [...value.matchAll(/\d+/g)].map(Number);
    return typeof value === 'number' ? shown(path, value) : [];
  });
  return [...text.replace(/\bp\d+(\.\d+)?/g, '').matchAll(/\d+(?:\.\d+)?/g)]
    .map(String)
    .filter((number) => !held.some((one) => Math.abs(one - Number(number)) <= one * 0.005));
}

/** Every number of the elements that name their source, and every number of those that do not. */
function lostNumbers(markup: string, within: object): readonly string[] {
  const sourced = /<(p|li)[^>]* data-from="([^"]+)">(.*?)<\/\1>/gs;
  const said = [...markup.matchAll(sourced)].flatMap(([, , from, text]) =>
    unfounded(plain(text!), from!.split(' '), within),
  );
  return [...said, ...unfounded(plain(markup.replaceAll(sourced, '')), [], within)];
}

const virtual = (): RunFolder => {
  const run = believableRun();
  const live = { ...run.plan.live, compression: 1, share: 1 };
  return { ...run, record: { ...run.record, engine: 'virtual' }, plan: { ...run.plan, live } };
};
/** Nobody solves anything, so that no percentile is reached. */
const unsolved = (): RunFolder => {
  const run = believableRun();
  const solved = ['ticket.resolved', 'issue.verified', 'issue.ended'];
  const facts = Object.entries(run.facts).map(
    ([name, all]) => [name, all.filter(({ fact }) => !solved.includes(fact))] as const,
  );
  return { ...run, facts: Object.fromEntries(facts) };
};

describe('the first screen', () => {
  it.each(
    Object.values(LANGUAGES).flatMap((texts) =>
      (
        [
          ['live', believableRun()],
          ['virtual', virtual()],
          ['unsolved', unsolved()],
          ['empty', emptyRun()],
        ] as const
      ).map(([name, run]) => [name, texts.language, run, texts] as const),
    ),
  )('of a %s run in %s labels every number, and summary.json holds each', (name, _, run, texts) => {
    const all = measured(run);
    const own = JSON.parse(JSON.stringify(summariseMeasures(all)));
    const text = page(own, all, texts);
    const part = name === 'virtual' ? texts.dayPart : texts.part;
    const cards = cardsOf(text);
    expect(cards).toHaveLength(6);
    for (const card of cards) {
      expect(lostNumbers(card, own), card).toEqual([]);
      const clocks = [texts.page.count, texts.clock.wall, texts.clock.business];
      const labels = clocks.map((clock) => `<footer><span>${clock}, ${part}</span>`);
      expect(labels.filter((label) => card.includes(label))).toHaveLength(1);
    }
    const facts = headerOf(text).replace(/<div>.*?<\/div>/s, '');
    expect(lostNumbers(facts, own)).toEqual([]);
    expect(facts).toContain(`${texts.page.businessTime}, ${part}</li>`);
    expect(headingOf(text, texts)).toContain(part);
  });

  it('says of what a gate measured which part and clock it is of', () => {
    const [, why] = /<p class="why">(.*?)<\/p>/.exec(html())!;
    expect(why).toMatch(
      /^1 of 11 gates failed: p99 of promotions\.evaluate &lt; 400ms \(measured 514 ms, wall clock, live window\), between 15:04 and 15:08/,
    );
    const [gate] = summary.gates.filter(({ verdict }: { verdict: string }) => verdict === 'fail');
    expect(gate.measured / 1e3).toBeCloseTo(514, 0);
    expect(summary.gates).toHaveLength(11);
    expect(summary.breaches[0]).toMatchObject({ first: '15:04', from: '15:04', to: '15:08' });
    expect(summary.breaches[0].during).toContain('slow-promotions');
  });

  it('tells of a gate over the day that it is of the day, and keeps it off the live cards', () => {
    const run = believableRun();
    const gates = ['p90 time to resolve <= 1s over the day'];
    const both = summariseMeasures(measures, gates, measured(run));
    const text = page(both, measures, LANGUAGES.en, { day: measured(run) });
    expect(text).toMatch(/<p class="why">1 of 1 gate failed: .* business clock, virtual day\)/);
    expect(cardsOf(text)[2]).toContain('<span>no gate</span>');
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

/** The first section's heading: the load's. */
const headingOf = (text: string, texts: Texts): string =>
  /<section class="load"><h2>(.*?)<\/h2>/.exec(text)?.[1] ?? texts.page.load.heading(texts.part);
