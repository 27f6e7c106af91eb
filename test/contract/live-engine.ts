import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileSink } from '../../src/engines/record/file-sink.ts';
import type { EngineUnderTest } from './engine.ts';
import { liveParts } from './live-parts.ts';
import { openScriptedServer } from './scripted-server.ts';
import { runOnWall } from './wall-engine.ts';

/** The live engine's kernel, loop and client against a server on loopback. */
export const liveEngine: EngineUnderTest = liveEngineAt(1);

/** The same, so many business seconds to the wall second. */
export function liveEngineAt(compression: number): EngineUnderTest {
  return {
    name: 'live engine',
    tolerance_us: 150_000,
    async run(set, services) {
      const folder = mkdtempSync(join(tmpdir(), 'peakday-contract-'));
      for (const part of ['facts', 'series']) mkdirSync(join(folder, part));
      const server = await openScriptedServer();
      try {
        const sink = new FileSink(folder, 'worker-0');
        const { url } = server;
        return await runOnWall({ parts: liveParts, url, compression, sink }, set, services);
      } finally {
        await server.close();
        rmSync(folder, { recursive: true });
      }
    },
  };
}
