import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Scenario } from '../../../src/scenario/author.ts';
import { compile, planHash } from '../../../src/scenario/compile.ts';
import { deepFreeze } from '../../../src/scenario/deep-freeze.ts';
import { override } from '../../../src/scenario/override.ts';
import { FULL, MINIMAL } from './scenarios.ts';

const base: Scenario = deepFreeze<Scenario>({
  ...MINIMAL,
  desk: {
    teams: {
      es: { agents: 4, languages: ['es', 'ca'], shift: '08:00-23:00' },
      rest: { agents: 5, languages: ['fr', 'en'] },
    },
  },
  faults: {
    acquirer: { kind: 'terminal/declined-technical', start: '15:00', end: '15:07', rate: 0.3 },
  },
  gates: ['sales >= 100', 'lost sales < 25%'],
});

function refusal(...assignments: readonly string[]): Failure {
  try {
    override(base, ...assignments);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`accepted ${assignments.join(' ')}`);
}

describe('override', () => {
  it('replaces one value and leaves the scenario as it was', () => {
    const before = structuredClone(base);
    const changed = override(base, 'desk.teams.es.agents=14');
    expect(changed).toEqual({
      ...base,
      desk: { teams: { ...base.desk?.teams, es: { ...base.desk?.teams?.['es'], agents: 14 } } },
    });
    expect(base).toEqual(before);
  });

  it('keeps the order of teams, for equal scenarios must have equal plans', async () => {
    const same = override(base, 'desk.teams.es.agents=4', 'desk.teams.rest.agents=5');
    expect(planHash(await compile(same))).toBe(planHash(await compile(base)));
  });

  it.each([
    ['shoppers.cardShare=0.5', { shoppers: { cardShare: 0.5 } }],
    ['live.compression = 20', { live: { compression: 20 } }],
    ['day.curve=christmasEve', { day: { curve: 'christmasEve' } }],
    ['live.from=14:30', { live: { from: '14:30' } }],
    ['desk.teams.es.languages=[es]', { desk: { teams: { es: { languages: ['es'] } } } }],
    ['desk.teams.es.languages[1]=fr', { desk: { teams: { es: { languages: ['es', 'fr'] } } } }],
    ['gates[1]=lost sales < 5%', { gates: ['sales >= 100', 'lost sales < 5%'] }],
    ['gates=[]', { gates: [] }],
    ['latency.promotions.evaluate=20ms', { latency: { 'promotions.evaluate': '20ms' } }],
    ['policies.support.timeout=3s', { policies: { support: { timeout: '3s' } } }],
    ['policies.preset=naive', { policies: { preset: 'naive' } }],
    ['coupons.BF10={ limit: 5 }', { coupons: { BF10: { limit: 5 } } }],
    [
      'tills.perCustomer.lognormal.median=40s',
      { tills: { perCustomer: { lognormal: { median: '40s', p90: '52s' } } } },
    ],
    ['tills.perItem.exponential=3s', { tills: { perItem: { exponential: '3s' } } }],
  ])('reads %s', (assignment, expected) => {
    expect(override(base, assignment)).toMatchObject(expected);
  });

  it('changes a default that is not written without losing what stands beside it', async () => {
    const { desk } = await compile(override(MINIMAL, 'desk.teams.desk.agents=3'));
    const [team] = (await compile(MINIMAL)).desk.teams;
    expect(desk.teams).toEqual([{ ...team, agents: 3 }]);
  });

  it('a duration takes the place of an end, and a trigger that of another', () => {
    const { faults } = override(base, 'faults.acquirer.duration=30min', 'faults.acquirer.every=4');
    expect(faults?.['acquirer']).toEqual({
      kind: 'terminal/declined-technical',
      start: '15:00',
      duration: '30min',
      every: 4,
    });
  });

  it('removes what is set to null', () => {
    expect(override(base, 'faults.acquirer=null').faults).toEqual({});
    expect(override(base, 'gates[0]=null').gates).toEqual(['lost sales < 25%']);
    expect(override(base, 'desk=null')).not.toHaveProperty('desk');
  });

  it('judges the scenario after the last assignment, not between them', () => {
    const later = override(base, 'live.from=16:00', 'live.to=17:00');
    expect(later.live).toMatchObject({ from: '16:00', to: '17:00' });
  });

  it.each([
    ['desk.tems.es.agents=14', 6, 'unknown key `desk.tems`', 'did you mean `teams`?'],
    ['desk.teams.ess.agents=14', 12, 'unknown key `desk.teams.ess`', 'did you mean `es`?'],
    ['desk.teams.es.agent=14', 15, 'unknown key `desk.teams.es.agent`', 'did you mean `agents`?'],
    ['faults.aquirer.duration=5min', 8, 'unknown key `faults.aquirer`', '`acquirer`'],
    ['name.first=x', 6, '`name` is not a group of keys', undefined],
    ['gates[7]=x', 6, '`gates` has no item 7', undefined],
    ['desk..teams=5', 6, 'a key is missing in `desk`', undefined],
    ['desk.=5', 5, 'a key is missing after `desk`', undefined],
    ['desk.teams.es.agents', 1, 'an assignment is written path=value', undefined],
    ['desk.teams.es.agents=', 22, 'no value is given', 'desk.teams.es.agents=null'],
    ['desk.teams.es.languages=[es', 28, 'not valid YAML', undefined],
    ['desk.teams.es.agents=many', 22, 'a whole number from 0 to 100000', undefined],
    ['live.to=14:00', 9, 'live', undefined],
    ['stores=null', 8, '`stores` is missing', undefined],
  ])('refuses %s at column %i', (assignment, column, message, hint) => {
    const failure = refusal(assignment);
    expect(failure.code).toBe('PD_USAGE');
    expect(failure.place).toEqual({ file: `'${assignment}'`, line: 1, column });
    expect(failure.message).toContain(message);
    if (hint !== undefined) expect(failure.hint).toContain(hint);
  });

  it('names the assignment that makes it invalid, not the last', () => {
    const { place } = refusal('desk.teams.es.agents=-1', 'shoppers.cardShare=0.5');
    expect(place?.file).toBe("'desk.teams.es.agents=-1'");
  });

  it('knows every fault and promotion by its own keys', () => {
    const changed = override(FULL, 'promotions.twenty.value=25', 'faults.latency.scope.share=0.5');
    expect(changed.promotions?.['twenty']).toMatchObject({ value: 25, categories: ['shirts'] });
    expect(changed.faults?.['latency']?.scope).toMatchObject({ share: 0.5 });
  });
});
