import { EXIT, Failure } from '../../model/failure.ts';
import { nearest } from '../../model/nearest.ts';
import { type Command, defineCommand } from '../command.ts';
import { findRun } from '../find-run.ts';
import { formatStory } from '../format-story.ts';

/** `peakday explain`: one store's day as a story, from the facts of a run. */
export const command: Command = defineCommand({
  operands: '<run>',
  about: `Tell one store's day from a run's facts: what broke, who noticed, what the desk did, which
sales were lost over it. Times are business time; sales alike are told together.
Without --store, the store that lost most. Runs are named as for \`peakday report\`.`,
  examples: [
    ['peakday explain last', 'the store that lost most'],
    ['peakday explain last --store 0417', 'one store'],
    ['peakday explain last --store 0417 --day', 'its whole day in virtual time'],
  ],
  flags: {
    store: { type: 'string', requiresArg: true, describe: 'four digits, e.g. 0417' },
    day: {
      type: 'boolean',
      default: false,
      describe: 'the virtual day of a rehearsal of two parts',
    },
  },
  run: async ({ run, store, day, json }, streams) => {
    const found = await findRun(run, streams.cwd);
    const folder = day ? `${found}/day` : found;
    const { readRun } = await import('../../measure/read-run.ts');
    const { measureRun } = await import('../../measure/measure-run.ts');
    const measures = measureRun(await readRun(folder));
    const { stores, currency } = measures.plan;
    const wanted = store ?? measures.blame.stores[0]?.store ?? stores[0]?.id ?? '';
    const place = stores.find(({ id }) => id === wanted);
    if (place === undefined) {
      const meant = nearest(
        wanted,
        stores.map(({ id }) => id),
      );
      throw new Failure('PD_USAGE', `--store ${wanted}: the run has no such store`, {
        ...(meant && { hint: `did you mean ${meant}?` }),
      });
    }
    const { storyOfStore } = await import('../../measure/store-story.ts');
    const lines = await storyOfStore(folder, place.id);
    const findings = measures.audit.findings.filter((finding) => finding.store === place.id);
    streams.stdout.write(
      json
        ? `${JSON.stringify({ store: place, lines, findings })}\n`
        : formatStory(place, lines, findings, currency),
    );
    return EXIT.ok;
  },
});
