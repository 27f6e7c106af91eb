import { stat, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { ImportedDay } from '../../history/import-sales.ts';
import { EXIT, Failure } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { fitChart } from '../fit-chart.ts';
import { formatImport, importJson } from '../format-import.ts';
import { readDate, readDelimiter, readMap } from '../import-flags.ts';
import { importProgress } from '../import-progress.ts';

/** `peakday import`: a scenario from the user's own past. */
export const command: Command = defineCommand({
  operands: '<file>',
  about: `Make a scenario of a day of past sales: store classes, the day's curve, baskets and bursts.
The file is CSV with a header and a row for each sale: timestamp, store, till, items, amount.
Files with card numbers, e-mail addresses or phone numbers are refused.`,
  examples: [
    ['peakday import sales.csv', 'the busiest day in it, to sales.scenario.yaml'],
    ['peakday import sales.csv --date 2025-11-28', 'that day'],
    [
      'peakday import ventas.csv --map timestamp=Momento,store=Centro',
      'columns by name; the rest is guessed (es, ca, it, fr, en)',
    ],
    ['peakday import sales.csv --mask', 'drop personal values instead of refusing'],
  ],
  flags: {
    map: { type: 'string', describe: 'columns by role: timestamp, store, till, items, amount' },
    delimiter: { type: 'string', describe: 'of fields: , ; or tab (default: by the header)' },
    date: { type: 'string', describe: 'which day, YYYY-MM-DD (default: the busiest)' },
    out: { type: 'string', describe: 'the scenario (default: <name>.scenario.yaml)' },
    mask: { type: 'boolean', default: false, describe: 'drop personal values, do not refuse' },
    force: { type: 'boolean', default: false, describe: 'write over existing files' },
  },
  run: async (args, streams) => {
    const [{ importSales }, { scenarioName, writeScenario }] = await Promise.all([
      import('../../history/import-sales.ts'),
      import('../../history/write-scenario.ts'),
    ]);
    const { file, json, force, mask } = args;
    const out = resolve(streams.cwd, args.out ?? `${scenarioName(file)}.scenario.yaml`);
    if (!/\.ya?ml$/.test(out)) {
      throw new Failure('PD_USAGE', '--out must end in .yaml', {
        hint: 'the scenario is YAML, so that its comments can say where figures come from',
      });
    }
    const chart = out.replace(/(\.scenario)?\.ya?ml$/, '.fit.svg');
    const shown = (path: string): string => relative(streams.cwd, path);
    const map = readMap(args.map);
    const delimiter = readDelimiter(args.delimiter);
    const date = readDate(args.date);
    if (!force) await refuseExisting([out, chart], shown);
    const progress = importProgress(streams.stderr, file);
    const day: ImportedDay = await importSales({
      path: resolve(streams.cwd, file),
      name: file,
      map,
      mask,
      progress: progress.tell,
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(date === undefined ? {} : { date }),
    }).finally(progress.end);
    await writeFile(out, writeScenario(day), { flag: force ? 'w' : 'wx' });
    await writeFile(chart, fitChart(day), { flag: force ? 'w' : 'wx' });
    const written = { scenario: shown(out), chart: shown(chart) };
    if (json) streams.stdout.write(`${JSON.stringify(importJson(day, written))}\n`);
    else streams.stdout.write(formatImport(day, written));
    streams.stderr.write(`\nlook at it: peakday check ${written.scenario}\n`);
    return EXIT.ok;
  },
});

/** Before anything is read: a long import must not end here. */
async function refuseExisting(
  files: readonly string[],
  shown: (path: string) => string,
): Promise<void> {
  for (const file of files) {
    const exists = await stat(file).then(
      () => true,
      () => false,
    );
    if (!exists) continue;
    throw new Failure('PD_USAGE', `${shown(file)} exists already and is left as it is`, {
      hint: 'choose another with --out, or write over it with --force',
    });
  }
}
