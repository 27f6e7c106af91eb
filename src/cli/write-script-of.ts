import { vusOf, writeScript } from '../engines/k6/script-files.ts';
import { makeFolders } from './make-folders.ts';
import { prepareScript, type ScriptRequest } from './prepare-script.ts';

/**
 * Writes a scenario as a k6 script into a folder.
 * @returns the names of the files
 * @throws Failure of the scenario, its targets or its bindings, PD_DISK
 */
export async function writeScriptOf(
  request: ScriptRequest,
  folder: string,
  vus: number,
): Promise<readonly string[]> {
  const { plan, targets, bindingCode } = await prepareScript(request);
  await makeFolders(folder);
  return writeScript(folder, { plan, vus: vusOf(plan, vus), targets, bindingCode });
}
