import { describe, expect, it } from 'vitest';
import { type Part, World } from '../../../mocks/world.ts';
import { LANES, Worlds } from '../../../mocks/worlds.ts';
import { report } from './reports.ts';

const config = { seed: 1, promotions: [], coupons: [], now_ms: () => Date.UTC(2026, 10, 27) };

describe('a world', () => {
  it('makes each part once, and anew after a reset', () => {
    let made = 0;
    const part: Part<{ readonly lane: string }> = {
      name: 'carts',
      make: ({ lane }) => {
        made++;
        return { lane };
      },
    };
    const world = new World(config, 'acme');
    expect(world.part(part)).toBe(world.part(part));
    expect([world.part(part).lane, made]).toEqual(['acme', 1]);
    world.reset();
    expect([world.part(part).lane, made]).toEqual(['acme', 2]);
  });

  it('keeps its domains until it is reset, by its own clock', () => {
    const world = new World(config);
    const opened = world.support.open(report('x'));
    expect('ticket' in opened && opened.ticket.timestamps.createdAt).toBe(
      '2026-11-27T00:00:00.000Z',
    );
    expect(world.support.list({})).toHaveLength(1);
    world.reset();
    expect(world.support.list({})).toHaveLength(0);
  });
});

describe('worlds', () => {
  it('share nothing, and are so many and no more', () => {
    const worlds = new Worlds(config);
    expect(worlds.of('a')).toBe(worlds.of('a'));
    worlds.of('a')?.support.open(report('x'));
    expect(worlds.of('b')?.support.list({})).toHaveLength(0);
    for (let i = 0; worlds.all().length < LANES; i++) worlds.of(`l${i}`);
    expect(worlds.of('one more')).toBeUndefined();
    expect(worlds.known('one more')).toBeUndefined();
    expect(worlds.of('a')?.support.list({})).toHaveLength(1);
  });
});
