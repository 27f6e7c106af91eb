import { rmdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { EXIT } from '../../model/failure.ts';
import type { StaffVerdict } from '../../study/staff-study.ts';
import { type Command, defineCommand } from '../command.ts';
import { emptyFolder } from '../empty-folder.ts';
import { runIdOf } from '../run-folder.ts';
import { stopLever } from '../stop-lever.ts';
import { studyProgress } from '../study-progress.ts';

const EXIT_OF: Readonly<Record<StaffVerdict, number>> = {
  staffed: EXIT.ok,
  noIssues: EXIT.ok,
  unconfirmed: EXIT.gateInconclusive,
  impossible: EXIT.gateFailed,
  tooFew: EXIT.gateFailed,
};

/** `peakday staff`: the smallest desk that keeps a target. */
export const command: Command = defineCommand({
  operands: '<scenario>',
  about: `Find the smallest roster of the support desk that keeps a target: the day is simulated, its issues
are replayed on many rosters, and the best is simulated whole, as is every roster with one agent
fewer. Nothing is sent anywhere.`,
  examples: [
    ["peakday staff black-friday --target 'p90 resolve <= 15 min'", 'how many agents, where'],
    ["peakday staff smoke --target '>= 80% acknowledge within 2min'", 'a share within a time'],
    [
      "peakday staff my-day.yaml --target 'p90 resolve <= 30min' --window 14:00-18:00",
      'for a part of the day',
    ],
  ],
  flags: {
    target: {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: "'p90 resolve <= 15min' or '>= 80% resolve within 15min'",
    },
    replications: { type: 'number', default: 3, describe: 'days, each with its own draws' },
    'max-agents': { type: 'number', describe: 'on duty at most, all teams together' },
    window: {
      type: 'string',
      requiresArg: true,
      describe: 'HH:MM-HH:MM (default: around the faults)',
    },
    seed: { type: 'number', describe: "another seed than the scenario's" },
    workers: { type: 'number', describe: 'threads (default: as many as cores)' },
    out: {
      type: 'string',
      requiresArg: true,
      describe: 'folder for chart and JSON (default reports/staff-...)',
    },
  },
  run: async (args, streams) => {
    const [
      { staffRequest },
      { staff },
      { formatStaff },
      { rosterFlags, staffJson },
      { staffChart },
    ] = await Promise.all([
      import('../staff-request.ts'),
      import('../../study/staff.ts'),
      import('../format-staff.ts'),
      import('../staff-json.ts'),
      import('../staff-chart.ts'),
    ]);
    const request = await staffRequest(args, streams.cwd);
    const [{ seed, name } = { seed: 1, name: '' }] = request.plans;
    const id = runIdOf({ name: `staff-${name}`, seed }, new Date(), Math.random());
    const folder = resolve(streams.cwd, args.out ?? join('reports', id));
    const made = await emptyFolder(folder);
    let progress = studyProgress(streams.stderr);
    const lever = stopLever((text) => progress.say(text));
    try {
      const study = await staff(request.plans, request.target, {
        signal: lever.signal,
        maxAgents: request.maxAgents,
        onPhase: (text) => {
          // Every roster's days have a pace and a time left of their own.
          progress.end();
          progress = studyProgress(streams.stderr);
          progress.say(text);
        },
        onDay: (done, total) => progress.tell(done, total),
        ...(request.workers === undefined ? {} : { workers: request.workers }),
      });
      progress.end();
      const result = { ...staffJson(study), folder };
      await writeFile(join(folder, 'staff.json'), `${JSON.stringify(result, null, 2)}\n`);
      if (study.roster !== null) await writeFile(join(folder, 'staff.svg'), staffChart(study));
      if (args.json) streams.stdout.write(`${JSON.stringify(result)}\n`);
      else streams.stdout.write(formatStaff(study));
      if (!args.json && study.roster !== null) {
        const flags = rosterFlags(study).join(' ');
        const chart = join(relative(streams.cwd, folder) || folder, 'staff.svg');
        streams.stdout.write(`\nroster  ${flags}\nchart   ${chart}\n`);
        streams.stderr.write(`\ncompare it: peakday what-if ${args.scenario} ${flags}\n`);
      }
      return EXIT_OF[study.verdict];
    } catch (error) {
      if (made) await rmdir(folder).catch(() => undefined);
      if (lever.signal.aborted) return EXIT.stoppedBySignal;
      throw error;
    } finally {
      progress.end();
      lever.release();
    }
  },
});
