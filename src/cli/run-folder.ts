import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../model/facts.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { makeFolders } from './make-folders.ts';

/**
 * Names a run so that a listing sorts by scenario and time.
 * @param started its start; written in UTC
 * @param draw uniform in [0, 1): keeps apart two runs of the same second
 * @example 'black-friday-20261127-150412-seed1-x7k2'
 */
export function runIdOf(plan: Pick<Plan, 'name' | 'seed'>, started: Date, draw: number): string {
  const digits = started.toISOString().replace(/\D/g, '');
  const tail = Math.floor(draw * 36 ** 4)
    .toString(36)
    .padStart(4, '0');
  return `${plan.name}-${digits.slice(0, 8)}-${digits.slice(8, 14)}-seed${plan.seed}-${tail}`;
}

/**
 * Makes the folder of a run with its plan and its record, before anything is sent.
 * @throws Failure PD_USAGE when the folder holds something already, PD_DISK when it cannot be made
 */
export async function makeRunFolder(folder: string, plan: Plan, record: RunRecord): Promise<void> {
  await makeFolders(folder);
  if ((await readdir(folder)).length > 0) {
    throw new Failure('PD_USAGE', `${folder} is not empty`, {
      hint: 'name a new folder with --out: runs are never written over',
    });
  }
  await Promise.all(['facts', 'series'].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, 'plan.json'), `${JSON.stringify(plan)}\n`);
  await writeRecord(folder, record);
}

/** Writes `run.json` whole or not at all, so that a kill leaves the old one. */
export async function writeRecord(folder: string, record: RunRecord): Promise<void> {
  const file = join(folder, 'run.json');
  const part = `${file}.part`;
  try {
    await writeFile(part, `${JSON.stringify(record, null, 2)}\n`);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
