import { SYSTEMS } from '../../mocks/systems.ts';

/** The systems that `peakday mock` can start: a table, or one JSON object. */
export function listSystems(json: boolean): string {
  const rows = SYSTEMS.map(({ name, kind, about }) => ({ name, kind, about }));
  if (json) return `${JSON.stringify({ systems: rows })}\n`;
  const widest = (key: 'name' | 'kind'): number =>
    Math.max(...rows.map((row) => row[key].length)) + 2;
  const [name, kind] = [widest('name'), widest('kind')];
  return rows
    .map((row) => `${row.name.padEnd(name)}${row.kind.padEnd(kind)}${row.about}\n`)
    .join('');
}
