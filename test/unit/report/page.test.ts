import { describe, expect, it } from 'vitest';
import { ISSUE_KINDS } from '../../../src/model/ticket.ts';
import { minutes } from '../../../src/model/units.ts';
import { page } from '../../../src/report/html/page.ts';
import { markdown } from '../../../src/report/markdown.ts';
import { summariseMeasures } from '../../../src/report/summarise-measures.ts';
import { ENGLISH } from '../../../src/report/texts/en.ts';
import { measured } from '../../fixtures/measured.ts';
import { believableRun, emptyRun } from '../../fixtures/run-folder.ts';

function render(run = believableRun()): string {
  const measures = measured(run);
  return page(summariseMeasures(measures), measures, ENGLISH);
}

describe('report.html', () => {
  it('is a small file that asks for nothing', () => {
    const html = render();
    expect(html.length).toBeLessThan(400_000);
    expect(html).not.toMatch(/(?:src|href)="(?!data:,|#)/);
    expect(html).not.toMatch(/url\(|@import|https?:/);
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((one) => !one.includes('application/json'))).toEqual([]);
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('carries its own summary, which nothing in it can break out of', () => {
    const run = believableRun();
    run.plan = { ...run.plan, title: '</script><script>alert(1)</script>' };
    const html = render(run);
    expect(html).not.toContain('<script>alert');
    const json = /id="peakday-summary">(.*?)<\/script>/s.exec(html)![1]!;
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(summariseMeasures(measured(run)))));
  });

  it('shows every gate, operation, fault and kind of issue', () => {
    const html = render();
    const { plan } = believableRun();
    for (const gate of plan.gates) {
      expect(html).toContain(gate.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    }
    for (const fault of plan.faults) expect(html).toContain(`<code>${fault.id}</code>`);
    const { byKind } = measured(believableRun()).issues;
    for (const kind of ISSUE_KINDS.filter((one) => byKind[one].began > 0)) {
      expect(html).toContain(`<b>${ENGLISH.issue[kind]}</b>`);
    }
    expect(html).toMatch(/<h1[^>]*>NOT READY<\/h1>/);
    expect(html).toContain('no: it never bit');
  });

  it('shades hours without an open shop as such, though a web shop never closes', () => {
    const run = believableRun();
    const [first, ...others] = run.plan.stores;
    const hours = { opens_us: minutes(15 * 60 + 3), closes_us: minutes(15 * 60 + 15) };
    const shops = others.map((store) => ({ ...store, ...hours }));
    run.plan = {
      ...run.plan,
      stores: [{ ...first!, channel: 'web' as const }, ...shops],
    };
    const html = render(run);
    const points = JSON.parse(/class="chart-points">(.*?)<\/script>/s.exec(html)![1]!);
    const closed = points.bands.filter(([, , , , tone]: string[]) => tone === 'closed');
    expect(closed.map(([label, from, to]: string[]) => [label, from, to])).toEqual([
      ['shops closed', 54000, 54180],
      ['shops closed', 54900, 55200],
    ]);
    expect(html.match(/class="shade closed" x=/g)?.length).toBe(12);
    expect(render()).not.toContain('class="shade closed" x=');
  });

  it('says so when there is nothing to draw', () => {
    const html = render(emptyRun({ gates: [], faults: [] }));
    expect(html).toMatch(/<h1[^>]*>INCONCLUSIVE<\/h1>/);
    for (const said of [
      'too short for a chart',
      'No issue began',
      'No sale was lost',
      'No gates',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('prints a percentile that was not reached as later than the longest watched', () => {
    const run = believableRun();
    const facts = Object.entries(run.facts).map(([name, all]) => [
      name,
      all.filter((fact) => fact.fact !== 'issue.verified' && fact.fact !== 'ticket.resolved'),
    ]);
    expect(render({ ...run, facts: Object.fromEntries(facts) })).toMatch(
      /&gt; [\d.]+ min \(not reached\)/,
    );
  });
});

describe('summary.md', () => {
  it('keeps its tables whole whatever the gates contain', () => {
    const measures = measured(believableRun());
    const text = markdown(summariseMeasures(measures), ENGLISH, measures);
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBe(believableRun().plan.gates.length + 2 + 9 + 6);
    for (const row of rows) expect(row.endsWith(' |')).toBe(true);
    expect(text).toContain('NOT READY');
  });

  it('says which part its figures are of', () => {
    const run = believableRun();
    const virtual = measured({ ...run, record: { ...run.record, engine: 'virtual' } });
    const text = markdown(summariseMeasures(virtual), ENGLISH, virtual);
    expect(text).toMatch(/^Virtual day 15:00–15:20/m);
    expect(text).not.toContain('Live window');
  });
});
