import { describe } from 'vitest';
import type { EngineUnderTest } from '../engine.ts';
import { allContract } from './all.ts';
import { askContract } from './ask.ts';
import { holdContract } from './hold.ts';
import { joinContract } from './join.ts';
import { raceContract } from './race.ts';
import { takeContract } from './take.ts';
import { untilContract } from './until.ts';
import { waitContract } from './wait.ts';

/** What every engine must do with each of the eight effects. */
export function effectsContract(engine: EngineUnderTest): void {
  const contracts = {
    wait: waitContract,
    until: untilContract,
    ask: askContract,
    hold: holdContract,
    take: takeContract,
    join: joinContract,
    race: raceContract,
    all: allContract,
  };
  for (const [effect, contract] of Object.entries(contracts)) {
    describe(`${effect} on the ${engine.name}`, () => contract(engine));
  }
}
