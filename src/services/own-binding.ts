import { access } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Failure } from '../model/failure.ts';
import { bundleModule } from '../scenario/bundle-module.ts';

/**
 * The code of a binding of one's own, bundled so that a worker can evaluate it.
 * @param path as the scenario writes it
 * @param folder the scenario's folder
 * @throws Failure PD_TARGET_BINDING when the file is not there or cannot be bundled
 */
export async function bundleOwnBinding(path: string, folder: string): Promise<string> {
  const file = resolve(folder, path);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    throw new Failure('PD_TARGET_BINDING', `there is no binding file ${file}`, {
      hint: "paths are taken from the scenario's folder",
    });
  }
  const shown = (named: string): string => relative(process.cwd(), named);
  const { code } = await bundleModule(file, shown, (message, place, cause) => {
    const said = `the binding cannot be read: ${message}`;
    return new Failure('PD_TARGET_BINDING', said, { place, cause });
  });
  return code;
}
