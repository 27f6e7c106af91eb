import { describe, expect, it } from 'vitest';
import type { Measures } from '../../../src/measure/measures.ts';
import { auditSection } from '../../../src/report/html/audit-section.ts';
import { coverageSection } from '../../../src/report/html/coverage-section.ts';
import { deskSection } from '../../../src/report/html/desk-section.ts';
import { devicesSection } from '../../../src/report/html/devices-section.ts';
import { flowSection } from '../../../src/report/html/flow-section.ts';
import { issuesSection } from '../../../src/report/html/issues-section.ts';
import { resiliencySection } from '../../../src/report/html/resiliency-section.ts';
import { salesSection } from '../../../src/report/html/sales-section.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { CA_SECTIONS } from '../../../src/report/texts/ca-sections.ts';
import { ENGLISH } from '../../../src/report/texts/en.ts';
import { EN_SECTIONS } from '../../../src/report/texts/en-sections.ts';
import { ES_SECTIONS } from '../../../src/report/texts/es-sections.ts';
import { IT_SECTIONS } from '../../../src/report/texts/it-sections.ts';
import { LANGUAGES } from '../../../src/report/texts/languages.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun, factAt } from '../../fixtures/run-folder.ts';

/** The believable run with agents on duty. */
function staffed(): Measures {
  const run = believableRun();
  run.facts['desk-agents'] = Array.from({ length: 3 }, (_, i) =>
    factAt(0, { fact: 'agent.onDuty', agent: `desk/day/agent/${i + 1}`, team: 'day' }),
  );
  return measured(run);
}

function sections(measures: Measures, words = EN_SECTIONS) {
  const texts = { ...ENGLISH, sections: words };
  return {
    issues: issuesSection(measures, texts).text,
    flow: flowSection(measures, texts).text,
    desk: deskSection(measures, texts).text,
    sales: salesSection(summariseMeasures(measures), texts).text,
    resilience: resiliencySection(measures, texts).text,
    devices: devicesSection(measures, texts).text,
    audit: auditSection(measures.audit, texts).text,
    coverage: coverageSection(measures.coverage, texts).text,
  };
}

/** Every string in an object, however deep; functions are asked with numbers. */
function strings(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('7', '8', '9', '10'))]];
  return Object.entries(value as object).flatMap(([name, one]) => strings(one, `${path}.${name}`));
}

describe('the sections of issues, desk, sales and resilience', () => {
  it('draw every chart with a name and its figures in a table', () => {
    for (const [name, html] of Object.entries(sections(staffed()))) {
      expect(html, name).not.toMatch(/NaN|undefined|Infinity|\[object/);
      for (const [, label] of html.matchAll(
        /<svg class="[^"]*"[^>]*role="img" aria-label="([^"]*)"/g,
      ))
        expect(label).not.toBe('');
      const drawings = html.match(/role="img"/g)?.length ?? 0;
      if (drawings > 0) expect(html, name).toContain('<table>');
    }
  });

  it('stay small', () => {
    const sizes = Object.values(sections(staffed())).map((html) => html.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000);
  });

  it('show the limit that a gate sets, and the share within it', () => {
    const { issues } = sections(staffed());
    expect(issues).toContain('p90 30 min');
    expect(issues).toMatch(/class="limit"/);
    expect(issues).toContain('Within it');
  });

  it('let the bars of a waterfall add up to the whole', () => {
    const { sales } = sections(staffed());
    const [first] = sales.split('</svg>');
    const bars = [
      ...first!.matchAll(/class="(fall|whole)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g),
    ];
    const total = bars.find(([, style]) => style === 'whole');
    const width = bars
      .filter(([, style]) => style === 'fall')
      .reduce((sum, [, , , one]) => sum + Number(one), 0);
    expect(bars.length).toBeGreaterThan(2);
    expect(width).toBeCloseTo(Number(total?.[3]), 0);
  });

  it('say so when there is nothing to show', () => {
    const empty = sections(measured(emptyRun({ gates: [], faults: [] })));
    expect(empty.issues).toContain('No issue began');
    expect(empty.flow).toBe('');
    expect(empty.desk).toContain('No agent was on duty');
    expect(empty.sales).toContain('No sale was lost');
    expect(empty.resilience).toContain('No fault was planned');
    expect(empty.devices).toContain('No device had trouble');
    expect(empty.audit).toContain('Nothing was lost');
  });

  it('say which fault came to what, in words', () => {
    const { resilience } = sections(staffed());
    expect(resilience).toContain('never bit');
    expect(resilience).toContain('recovered');
    expect(resilience).toContain('<code>slow-promotions</code>');
  });

  it('escape what a scenario says', () => {
    const run = believableRun();
    const [fault, ...others] = run.plan.faults;
    run.plan = { ...run.plan, faults: [{ ...fault!, id: '<b>x</b>' }, ...others] };
    expect(sections(measured(run)).resilience).toContain('&lt;b&gt;x&lt;/b&gt;');
  });
});

describe('the words of these sections', () => {
  const english = new Map(strings(EN_SECTIONS));
  /** Words that are the same in two languages by right. */
  const alike = /^(Agents|Detecci|mediana|M_t)|\d+ devices|%/;

  it.each([
    ['es', ES_SECTIONS],
    ['ca', CA_SECTIONS],
    ['it', IT_SECTIONS],
  ])('are translated: %s', (_, words) => {
    const all = strings(words);
    expect(all.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, text] of all) {
      expect(text.trim(), path).not.toBe('');
      if (!alike.test(text)) expect(text, path).not.toBe(english.get(path));
      for (const figure of english.get(path)?.match(/\b(7|8|9|10)\b/g) ?? [])
        expect(text, path).toContain(figure);
    }
  });

  it.each([
    ['es', ES_SECTIONS],
    ['ca', CA_SECTIONS],
    ['it', IT_SECTIONS],
  ])('are the only ones shown: %s', (_, words) => {
    const html = Object.values(sections(staffed(), words)).join('');
    for (const text of [EN_SECTIONS.figures, EN_SECTIONS.flow.heading, EN_SECTIONS.desk.onDuty])
      expect(html).not.toContain(text);
  });

  it.each([
    ['en', '1 finding of 1 kind (', '2 findings of 1 kind ('],
    ['es', '1 hallazgo de 1 tipo (', '2 hallazgos de 1 tipo ('],
    ['ca', '1 troballa de 1 tipus (', '2 troballes de 1 tipus ('],
    ['it', '1 riscontro di 1 tipo (', '2 riscontri di 1 tipo ('],
  ] as const)('say one finding and two findings in %s', (language, one, two) => {
    const { audit } = measured(emptyRun());
    const said = (misPriced: number): string =>
      auditSection({ ...audit, counts: { misPriced } }, LANGUAGES[language]).text;
    expect(said(1)).toContain(one);
    expect(said(2)).toContain(two);
  });
});
