import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FingerprintRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { FingerprintedDay } from '../study/diff-days.ts';

/**
 * The virtual day of a run folder: its own, or the part `day` of a rehearsal of two parts.
 * @throws Failure PD_RUN_UNREADABLE when there is none
 */
export async function readDay(folder: string): Promise<FingerprintedDay> {
  const part = join(folder, 'day');
  const place = existsSync(part) ? part : folder;
  try {
    return {
      plan: (await readJson(place, 'plan.json')) as Plan,
      print: (await readJson(place, 'fingerprint.json')) as FingerprintRecord,
    };
  } catch (cause) {
    throw new Failure('PD_RUN_UNREADABLE', `${folder} holds no day in virtual time`, {
      place: { file: place },
      hint: 'run with --engine virtual, or without --no-day, to make one',
      cause,
    });
  }
}

const readJson = async (folder: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, name), 'utf8'));
