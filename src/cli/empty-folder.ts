import { readdir } from 'node:fs/promises';
import { Failure } from '../model/failure.ts';
import { makeFolders } from './make-folders.ts';

/**
 * Makes a folder for results, before anything is simulated: a long study must not end here.
 * @returns whether it was made
 * @throws Failure PD_USAGE when it holds something already, PD_DISK when it cannot be made
 */
export async function emptyFolder(folder: string): Promise<boolean> {
  const made = await makeFolders(folder);
  if ((await readdir(folder)).length === 0) return made;
  throw new Failure('PD_USAGE', `${folder} is not empty`, {
    hint: 'name a new folder with --out: results are never written over',
  });
}
