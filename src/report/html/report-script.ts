import { existsSync, readFileSync } from 'node:fs';

/** Beside the bundle, beside a bundle's folder, or from the sources. */
const PLACES = ['./', '../', '../../../dist/'];

/** The report's script, bundled by tools/build.mjs; empty where nothing was built. */
export function reportScript(): string {
  const file = PLACES.map((place) => new URL(`${place}report-script.js`, import.meta.url)).find(
    (place) => existsSync(place),
  );
  return file === undefined ? '' : readFileSync(file, 'utf8').trimEnd();
}
