import { describe, expect, it } from 'vitest';
import { Journal } from '../../../mocks/wire/journal.ts';

describe('the journal', () => {
  it('counts exactly for ever and remembers the last exchanges', () => {
    const journal = new Journal(4);
    const open = journal.lane('support', 'POST /v1/tickets');
    const get = journal.lane('support', 'GET /v1/tickets/{ticketId}');
    for (let i = 0; i < 10; i++)
      journal.record(i % 2 === 0 ? open : get, i === 9 ? 404 : 200, `d${i}`, i, i * 10, ['q', 'a']);
    expect(journal.total).toBe(10);
    expect(journal.counters()).toEqual([
      { service: 'support', route: 'POST /v1/tickets', status: 200, count: 5 },
      { service: 'support', route: 'GET /v1/tickets/{ticketId}', status: 200, count: 4 },
      { service: 'support', route: 'GET /v1/tickets/{ticketId}', status: 404, count: 1 },
    ]);
    const recent = journal.recent(100);
    expect(recent.map((one) => one.device)).toEqual(['d9', 'd8', 'd7', 'd6']);
    expect(recent[0]).toEqual({
      at_ms: 9,
      service: 'support',
      route: 'GET /v1/tickets/{ticketId}',
      status: 404,
      device: 'd9',
      latency_us: 90,
    });
  });

  it('samples bodies, cut and bounded, and starts again when cleared', () => {
    const journal = new Journal(4);
    const lane = journal.lane('support', 'r');
    for (let i = 0; i < 997 * 40; i++)
      journal.record(lane, 200, 'd', 0, 0, ['q'.repeat(5000), String(i)]);
    expect(journal.samples()).toHaveLength(32);
    expect(journal.samples()[0]?.request).toHaveLength(2048);
    journal.clear();
    expect([journal.total, journal.counters(), journal.recent(9), journal.samples()]).toEqual([
      0,
      [],
      [],
      [],
    ]);
  });
});
