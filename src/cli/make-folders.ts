import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../model/failure.ts';

/**
 * Makes a folder and those above it that are missing, each tried at most twice. Node's own
 * recursive mkdir never ends where the kernel says that an existing parent does not exist (/proc).
 * @param folder an absolute path
 * @returns whether the folder was made: false when it was there already
 * @throws Failure PD_DISK when it cannot be made
 */
export async function makeFolders(folder: string): Promise<boolean> {
  try {
    return await makeOne(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw notMade(folder, error);
    await makeFolders(parent);
  }
  return makeOne(folder).catch((error: unknown) => {
    throw notMade(folder, error);
  });
}

async function makeOne(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return false;
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error ? Reflect.get(error, 'code') : undefined;

function notMade(folder: string, cause: unknown): Failure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Failure('PD_DISK', `the folder cannot be made: ${why}`, {
    place: { file: folder },
    hint: 'choose a folder that you may write to',
    cause,
  });
}
