import type { CommandTable } from './command.ts';

/** Every command, in the order a newcomer needs them. */
export const COMMANDS: CommandTable = {
  run: {
    operands: '<scenario>',
    about: 'rehearse a scenario and judge it',
    load: () => import('./commands/run.ts'),
  },
  check: {
    operands: '<scenario>',
    about: 'validate a scenario, draw its day, forecast its load',
    load: () => import('./commands/check.ts'),
  },
  'what-if': {
    operands: '<scenario>',
    about: 'compare variants over the same simulated days',
    load: () => import('./commands/what-if.ts'),
  },
  staff: {
    operands: '<scenario>',
    about: 'find the smallest desk that keeps a target',
    load: () => import('./commands/staff.ts'),
  },
  scenarios: {
    operands: '',
    about: 'list the built-in scenarios',
    load: () => import('./commands/scenarios.ts'),
  },
  mock: {
    operands: '[systems..]',
    about: 'serve mock systems to develop against',
    load: () => import('./commands/mock.ts'),
  },
  report: {
    operands: '<run>',
    about: 'rebuild the report of a run from its folder',
    load: () => import('./commands/report.ts'),
  },
  compare: {
    operands: '<base> <run>',
    about: 'say in what a run differs from a baseline, beyond chance',
    load: () => import('./commands/compare.ts'),
  },
  trend: {
    operands: '<folder>',
    about: 'find where figures changed over the runs of a folder',
    load: () => import('./commands/trend.ts'),
  },
  k6: {
    operands: '<action>',
    about: 'scripts, manifests and parts for a k6 of your own',
    load: () => import('./commands/k6.ts'),
  },
  merge: {
    operands: '<parts>',
    about: 'one report of the parts of a run in k6',
    load: () => import('./commands/merge.ts'),
  },
  clean: {
    operands: '<run>',
    about: 'remove what a run created in services of your own',
    load: () => import('./commands/clean.ts'),
  },
  explain: {
    operands: '<run>',
    about: "tell one store's day as a story",
    load: () => import('./commands/explain.ts'),
  },
  diff: {
    operands: '<left> <right>',
    about: 'find the first event in which two virtual days differ',
    load: () => import('./commands/diff.ts'),
  },
  import: {
    operands: '<file>',
    about: 'make a scenario of a day of past sales',
    load: () => import('./commands/import.ts'),
  },
  init: {
    operands: '[dir]',
    about: 'write a starter scenario and a CI snippet',
    load: () => import('./commands/init.ts'),
  },
  doctor: {
    operands: '',
    about: 'say what this machine can rehearse',
    load: () => import('./commands/doctor.ts'),
  },
  completion: {
    operands: '[shell]',
    about: 'print a completion script for bash or zsh',
    load: () => import('./commands/completion.ts'),
  },
};
