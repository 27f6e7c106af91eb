import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Heard, WIRE_CASES } from './cases.ts';
import { openRawServer, type RawServer } from './raw-server.ts';

/** What sets an engine's client apart. */
export interface Client {
  /** Whether it sends again by itself what may be repeated. */
  readonly resends: boolean;
}

/**
 * What every client of an engine must make of what a wire does.
 * @param hearAll makes the attempts of the table, in order, by the engine's own client
 */
export function wireContract(
  engine: string,
  { resends }: Client,
  hearAll: (url: string) => Promise<readonly Heard[]>,
): void {
  describe(`the wire of the ${engine} engine`, () => {
    let server: RawServer | undefined;
    let all: readonly Heard[] = [];
    beforeAll(async () => {
      server = await openRawServer();
      all = await hearAll(server.url);
    }, 90_000);
    afterAll(() => server?.close());

    it.each(WIRE_CASES.map((each, place) => ({ ...each, place })))(
      '$name',
      ({ place, heard, mayBeResent }) => {
        expect(all[place]).toEqual(heard);
        // The first is what connections are opened with.
        if (place > 0) expect(server?.came.get(place)).toBe(resends && mayBeResent ? 2 : 1);
      },
    );
  });
}
