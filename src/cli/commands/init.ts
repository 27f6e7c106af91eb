import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { EXIT, Failure } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { makeFolders } from '../make-folders.ts';
import { CI_SNIPPET, STARTER } from '../starter.ts';

const FILES = [
  ['peak-day.yaml', STARTER],
  ['peak-day.ci.yml', CI_SNIPPET],
] as const;

/** `peakday init`: a scenario to start from; nothing is ever written over. */
export const command: Command = defineCommand({
  operands: '[dir]',
  about: 'Write a commented starter scenario and a CI snippet; existing files are never touched.',
  examples: [
    ['peakday init', 'into this folder'],
    ['peakday init rehearsals', 'into that one, made when missing'],
  ],
  flags: {},
  run: async ({ dir, json }, streams) => {
    const folder = resolve(streams.cwd, dir ?? '.');
    await makeFolders(folder);
    const written: string[] = [];
    for (const [name, text] of FILES) {
      const file = join(folder, name);
      await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        throw new Failure('PD_USAGE', `${file} exists already and is left as it is`, {
          hint: 'name another folder: peakday init <dir>',
        });
      });
      written.push(relative(streams.cwd, file));
    }
    if (json) streams.stdout.write(`${JSON.stringify({ written })}\n`);
    else streams.stdout.write(`${written.join('\n')}\n`);
    streams.stderr.write(`\nlook at it: peakday check ${written[0]}\n`);
    return EXIT.ok;
  },
});
