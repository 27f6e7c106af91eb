import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { compile } from '../../../src/scenario/compile.ts';
import { listScenarios, loadScenario } from '../../../src/scenario/load.ts';
import { MINIMAL } from './scenarios.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'peakday-load-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const write = async (name: string, text: string): Promise<string> => {
  await writeFile(join(cwd, name), text);
  return name;
};

async function failureOf(name: string, text?: string): Promise<Failure> {
  if (text !== undefined) await write(name, text);
  const failure = await loadScenario(name, { cwd }).catch((error: unknown) => error);
  if (!(failure instanceof Failure)) throw new Error(`no Failure but ${String(failure)}`);
  return failure;
}

const BODY = `name: 'minimal',
  day: { date: '2026-11-27', curve: 'blackFriday' },
  live: { from: '15:00', to: '15:10' },
  stores: { street: { count: 3, country: 'ES', language: 'es', tills: 4, shoppersPerDay: 1000 } },`;

describe('loadScenario', () => {
  it.each([
    [
      'a.ts',
      `import { defineScenario, type Scenario } from 'peakday';\nconst it: Scenario = { ${BODY} };\nexport default defineScenario(it);`,
    ],
    [
      'a.mjs',
      `import { defineScenario } from 'peakday';\nexport default defineScenario({ ${BODY} });`,
    ],
    ['a.js', `export default { ${BODY} };`],
    ['a.json', JSON.stringify(MINIMAL, null, '\t')],
    [
      'a.yaml',
      `name: minimal
day: { date: 2026-11-27, curve: blackFriday }
live: { from: 15:00, to: 15:10 }
stores:
  street: { count: 3, country: ES, language: es, tills: 4, shoppersPerDay: 1000 }
`,
    ],
  ])('reads the same scenario from %s', async (name, text) => {
    await write(name, text);
    const loaded = await loadScenario(name, { cwd });
    expect(loaded).toEqual({ scenario: MINIMAL, file: join(cwd, name), name: 'minimal' });
  });

  it('bundles what a scenario imports', async () => {
    await write('shared.ts', 'export const live: object = { from: "15:00", to: "15:10" };');
    await write('with.ts', `import { live } from './shared.ts';\nexport default { ${BODY} live };`);
    expect((await loadScenario('with.ts', { cwd })).scenario.live.to).toBe('15:10');
  });

  it.each(['black-friday', 'christmas-eve', 'smoke'])('%s ships, and compiles', async (name) => {
    const { scenario, file } = await loadScenario(name, { cwd });
    expect(file).toBe(join(REPOSITORY, 'scenarios', `${name}.ts`));
    expect((await compile(scenario)).name).toBe(name);
  });

  it.each(['minimal.ts', 'own-services.yaml'])('examples/%s is valid', async (name) => {
    const { scenario } = await loadScenario(`examples/${name}`, { cwd: REPOSITORY });
    expect((await compile(scenario)).stores.length).toBeGreaterThan(0);
  });

  it('lists the built-in scenarios with their titles', async () => {
    const listed = await listScenarios();
    expect(listed.map(({ name }) => name)).toEqual([
      'acquirer-brownout',
      'black-friday',
      'christmas-eve-last-hour',
      'christmas-eve',
      'printer-firmware',
      'promo-goes-live-wrong',
      'provider-outage-and-reconnect',
      'smoke',
      'support-black-hole',
    ]);
    expect(listed.every(({ title, name }) => title !== name)).toBe(true);
  });
});

describe('what cannot be loaded', () => {
  it('examples/typo.yaml names file, line, column and the key meant', async () => {
    const failure = await loadScenario('examples/typo.yaml', { cwd: REPOSITORY }).catch((e) => e);
    expect(failure).toMatchObject({
      code: 'PD_SCENARIO_INVALID',
      exitCode: 104,
      message: 'unknown key `live.compresion`',
      hint: 'did you mean `compression`?',
      place: { file: 'examples/typo.yaml', line: 9, column: 3 },
    });
  });

  it('a name with the nearest, a path without', async () => {
    const name = await failureOf('blackfriday');
    expect(name).toMatchObject({ code: 'PD_SCENARIO_UNKNOWN', exitCode: 2 });
    expect(name.hint).toContain('did you mean `black-friday`?');
    expect(await failureOf('nowhere.yaml')).toMatchObject({ code: 'PD_SCENARIO_UNKNOWN' });
    expect((await failureOf('notes.txt', 'x')).hint).toContain('.yaml');
  });

  it('a module with a wrong key: its place in the source', async () => {
    const failure = await failureOf(
      'key.ts',
      `import { defineScenario } from 'peakday';
export default defineScenario({
  ${BODY}
  tills: { perCustomr: '30s' },
});`,
    );
    expect(failure).toMatchObject({
      place: { file: 'key.ts', line: 7, column: 12 },
      hint: 'did you mean `perCustomer`?',
    });
  });

  it('a missing key: the place of the group that lacks it', async () => {
    const failure = await failureOf(
      'missing.json',
      '{\n  "name": "x",\n  "day": {"date": "2026-11-27", "curve": "blackFriday"},\n  "live": { "from": "15:00" },\n  "stores": {}\n}',
    );
    expect(failure.message).toContain('`live.to` is missing');
    expect(failure.place).toEqual({ file: 'missing.json', line: 4, column: 3 });
  });

  it('every problem, each with its place', async () => {
    const failure = await failureOf(
      'many.yaml',
      `name: Many\nday: { date: 2026-11-27, curve: blackFriday }\nlive:\n  from: 15:00\n  to: 25:00\nstores: {}\ngates:\n  - ''\n`,
    );
    expect(failure.place).toMatchObject({ line: 1, column: 1 });
    expect(failure.message).toContain('also many.yaml:5:3: `live.to`');
    expect(failure.message).toContain('also many.yaml:8:5: `gates[0]`');
  });

  it('syntax errors, with place', async () => {
    expect(await failureOf('syntax.ts', 'export default {\n  name: ,\n};')).toMatchObject({
      code: 'PD_SCENARIO_INVALID',
      exitCode: 104,
      place: { file: 'syntax.ts', line: 2, column: 9 },
    });
    const yaml = await failureOf('syntax.yaml', 'name: x\nday: [1, 2\nlive: 3\n');
    expect(yaml).toMatchObject({ code: 'PD_SCENARIO_INVALID', exitCode: 104 });
    expect(yaml.place?.line).toBeGreaterThanOrEqual(2);
    expect(await failureOf('twice.yaml', 'name: x\nname: y\n')).toMatchObject({
      place: { line: 2 },
    });
  });

  it('an import that does not exist, with the place of the import', async () => {
    const failure = await failureOf(
      'import.ts',
      "\nimport { x } from './nowhere.ts';\nexport default x;",
    );
    expect(failure).toMatchObject({
      code: 'PD_SCENARIO_INVALID',
      place: { file: 'import.ts', line: 2 },
    });
  });

  it('a module that throws: exit 107 and the place in the source', async () => {
    const failure = await failureOf(
      'throws.ts',
      `interface A { b: string }
const a: A = { b: 'x' };

function boom(): never {
  throw new RangeError('no such ' + a.b);
}
export default boom();
`,
    );
    expect(failure).toMatchObject({
      code: 'PD_SCENARIO_THREW',
      exitCode: 107,
      place: { file: 'throws.ts', line: 5, column: 9 },
    });
    expect(failure.message).toContain('RangeError: no such x');
  });

  it('a module that throws something else than an error', async () => {
    expect(await failureOf('odd.js', 'throw "enough"; export default 1;')).toMatchObject({
      code: 'PD_SCENARIO_THREW',
      place: { file: 'odd.js' },
    });
  });

  it('a module without a default export', async () => {
    const failure = await failureOf('none.ts', 'export const scenario: number = 1;');
    expect(failure).toMatchObject({ code: 'PD_SCENARIO_INVALID', exitCode: 104 });
    expect(failure.hint).toContain('export default');
  });

  it('an empty file', async () => {
    expect((await failureOf('empty.yaml', '')).message).toContain('expected a group of keys');
  });
});
