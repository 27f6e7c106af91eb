import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RUN_SECTIONS } from '../../../src/dashboard/run-sections.ts';
import { RunSubject } from '../../../src/dashboard/run-subject.ts';
import type { FaultOrder } from '../../../src/model/fault-order.ts';
import { believableRun, writeRunFolder } from '../../fixtures/run-folder.ts';

describe('a run on the live page', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peakday-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function begun() {
    const run = believableRun();
    const { ending: _, endedAt: __, ...record } = run.record;
    await writeRunFolder(folder, { ...run, record, facts: {}, series: {} });
    const sent: FaultOrder[] = [];
    const subject = new RunSubject({ folder, record, plan: run.plan }, (order) => sent.push(order));
    const look = async () => Object.fromEntries(await subject.look());
    return { run, subject, sent, look };
  }

  it('has every section before anything was written', async () => {
    const { look } = await begun();
    const sections = await look();
    expect(Object.keys(sections)).toEqual([...RUN_SECTIONS]);
    expect(sections['status']).toContain('Too early to tell');
  });

  it('follows what workers write, and judges it so far', async () => {
    const { run, look } = await begun();
    const early = await look();
    await writeRunFolder(folder, run);
    const late = await look();
    expect(late['status']).toContain('Failing so far');
    expect(late['cards']).not.toBe(early['cards']);
    expect(late['load']).toContain('<svg');
    expect(late['wall']).toContain('<svg');
    expect(JSON.stringify(late)).not.toContain('<script');
    expect(await look()).toEqual(late);
  });

  it('has buttons for the faults that can be switched, by what facts say of them', async () => {
    const { run, subject, sent, look } = await begun();
    const [first, second] = run.plan.faults;
    subject.orderable([first!.id]);
    expect((await look())['faults']).toContain(`/faults/${first!.id}/start`);
    expect((await look())['faults']).not.toContain(`/faults/${second!.id}/`);
    const at = { at_us: first!.from_us, wall_us: 0, fault: first!.id, kind: first!.kind };
    const facts = join(folder, 'facts', 'worker-0.ndjson');
    await appendFile(facts, `${JSON.stringify({ fact: 'fault.started', ...at })}\n`);
    expect((await look())['faults']).toContain(`/faults/${first!.id}/heal`);
    await appendFile(facts, `${JSON.stringify({ fact: 'fault.healed', ...at })}\n`);
    expect((await look())['faults']).toContain('healed');

    expect(await subject.order({ fault: first!.id, order: 'start' })).toBeUndefined();
    expect(await subject.order({ fault: second!.id, order: 'start' })).toMatch(/by hand/);
    expect(sent).toEqual([{ fault: first!.id, order: 'start' }]);
    const orders = (await readFile(join(folder, 'orders.ndjson'), 'utf8')).trim().split('\n');
    expect(orders.map((line) => JSON.parse(line))).toMatchObject(sent);

    subject.stopping();
    expect(await subject.order({ fault: first!.id, order: 'start' })).toMatch(/over/);
    expect(JSON.stringify(await look())).not.toContain('data-post');
  });

  it('keeps the verdict and the report as its last state', async () => {
    const { subject, look } = await begun();
    subject.end({ verdict: 'pass', why: 'All is <well>.', report: 'reports/x/report.html' });
    const { status } = await look();
    expect(status).toContain('READY');
    expect(status).toContain('All is &lt;well&gt;.');
    expect(status).toContain('reports/x/report.html');
  });
});
