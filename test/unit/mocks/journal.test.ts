import { describe, expect, it } from 'vitest';
import { type Entry, Journal } from '../../../mocks/wire/journal.ts';

const entry = (more: Partial<Entry> = {}): Entry => ({
  lane: 'main',
  status: 200,
  device: 'd',
  at_ms: 0,
  latency_us: 0,
  request: 'q',
  reply: 'a',
  ...more,
});

describe('the journal', () => {
  it('counts exactly for ever and remembers the last exchanges', () => {
    const journal = new Journal(4);
    const open = journal.track('support', 'POST /v1/tickets');
    const get = journal.track('support', 'GET /v1/tickets/{ticketId}');
    for (let i = 0; i < 10; i++)
      journal.record(
        i % 2 === 0 ? open : get,
        entry({ status: i === 9 ? 404 : 200, device: `d${i}`, at_ms: i, latency_us: i * 10 }),
      );
    expect(journal.total('main')).toBe(10);
    expect(journal.counters('main')).toEqual([
      { system: 'support', route: 'POST /v1/tickets', status: 200, count: 5 },
      { system: 'support', route: 'GET /v1/tickets/{ticketId}', status: 200, count: 4 },
      { system: 'support', route: 'GET /v1/tickets/{ticketId}', status: 404, count: 1 },
    ]);
    const recent = journal.recent('main', 100);
    expect(recent.map((one) => one.device)).toEqual(['d9', 'd8', 'd7', 'd6']);
    expect(recent[0]).toEqual({
      at_ms: 9,
      lane: 'main',
      system: 'support',
      route: 'GET /v1/tickets/{ticketId}',
      status: 404,
      device: 'd9',
      latency_us: 90,
    });
  });

  it('samples bodies, cut and bounded, and starts again when cleared', () => {
    const journal = new Journal(4);
    const track = journal.track('support', 'r');
    for (let i = 0; i < 997 * 40; i++)
      journal.record(track, entry({ request: 'q'.repeat(5000), reply: String(i) }));
    expect(journal.samples('main')).toHaveLength(32);
    expect(journal.samples('main')[0]?.request).toHaveLength(2048);
    journal.clear('main');
    const { written } = journal;
    expect([journal.total('main'), journal.counters('main'), journal.samples('main')]).toEqual([
      0,
      [],
      [],
    ]);
    expect(journal.recent('main', 9)).toEqual([]);
    journal.record(track, entry({ device: 'new' }));
    expect(journal.recent('main', 9).map((one) => one.device)).toEqual(['new']);
    expect(journal.written).toBe(written + 1);
  });

  it('samples no secret of a form, nor the beginning of one that is cut off', () => {
    const journal = new Journal(4);
    const token = journal.track('commercetools', 'POST /oauth/token');
    journal.record(token, entry({ request: 'grant_type=x&client_secret=hunter2' }));
    const [sample] = journal.samples('main');
    expect(sample?.request).toBe('grant_type=x&client_secret=***');
    const long = `{"a":"${'x'.repeat(2020)}","password":"hunter2"}`;
    for (let i = 0; i < 997; i++) journal.record(token, entry({ request: long }));
    expect(journal.samples('main').at(-1)?.request).not.toContain('hunt');
  });

  it('keeps lanes apart, also when one is cleared', () => {
    const journal = new Journal(64);
    const track = journal.track('support', 'r');
    for (let i = 0; i < 30; i++)
      journal.record(
        track,
        entry({ lane: `lane-${i % 3}`, device: `${i % 3}`, status: 200 + (i % 3) }),
      );
    journal.clear('lane-1');
    expect(journal.counters('lane-0')).toEqual([
      { system: 'support', route: 'r', status: 200, count: 10 },
    ]);
    expect(journal.counters('lane-1')).toEqual([]);
    expect(journal.recent('lane-1', 99)).toEqual([]);
    expect(new Set(journal.recent('lane-2', 99).map((one) => one.device))).toEqual(new Set(['2']));
    expect(journal.recent('lane-2', 99)).toHaveLength(10);
    expect(journal.recent('never', 99)).toEqual([]);
  });

  it('has one track for a route, and names for so many devices only', () => {
    const journal = new Journal(8);
    const track = journal.track('support', 'r');
    expect(journal.track('support', 'r')).toBe(track);
    expect(journal.track('sales', 'r')).not.toBe(track);
    for (let i = 0; i < 70_000; i++) journal.record(track, entry({ device: `d${i}` }));
    journal.record(track, entry({ device: 'd5' }));
    expect(journal.recent('main', 2).map((one) => one.device)).toEqual(['d5', 'others']);
    expect(journal.total('main')).toBe(70_001);
  });
});
