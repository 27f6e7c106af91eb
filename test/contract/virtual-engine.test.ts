import { expect, it, type RunnerTask } from 'vitest';
import { effectsContract } from './effects/index.ts';
import { foundNames } from './k6/found-names.ts';
import { virtualEngine } from './virtual-engine.ts';

effectsContract(virtualEngine);

const namesIn = (task: RunnerTask): readonly string[] =>
  task.type === 'suite'
    ? task.tasks.flatMap(namesIn).map((name) => `${task.name} > ${name}`)
    : [task.name];

it('is asked inside k6 what vitest asks it', async ({ task }) => {
  const found = await foundNames(virtualEngine.name);
  expect([...found, task.name]).toEqual(task.file.tasks.flatMap(namesIn));
});
