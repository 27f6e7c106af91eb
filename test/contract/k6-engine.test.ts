import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundNames } from './k6/found-names.ts';
import { k6, runInK6 } from './k6/run-in-k6.ts';
import { openScriptedServer, type ScriptedServer } from './scripted-server.ts';

/** How a test ended inside k6. */
interface Ended {
  readonly name: string;
  readonly error?: string;
}

// `virtual-engine.test.ts` asks whether these are the names that vitest itself finds.
const names = await foundNames('k6 engine');

describe.skipIf(k6 === undefined)('the contract of the effects, inside k6', () => {
  let server: ScriptedServer | undefined;
  let all: readonly Ended[] = [];
  beforeAll(async () => {
    server = await openScriptedServer();
    all = await runInK6<Ended>('effects', { env: { SCRIPTED_SERVER: server.url } });
  }, 90_000);
  afterAll(() => server?.close());

  it('ran every test of it once, and no other', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(all.map(({ name }) => name)).toEqual(names);
  });

  it.each(names)('%s', (name) => {
    const ended = all.find((each) => each.name === name);
    if (ended === undefined) throw new Error('it did not run inside k6');
    if (ended.error !== undefined) throw new Error(ended.error);
  });
});
