import { relative, resolve } from 'node:path';
import { EXIT, Failure } from '../../model/failure.ts';
import { nearest } from '../../model/nearest.ts';
import { type Command, defineCommand } from '../command.ts';

const ACTIONS = ['script', 'export', 'collect'] as const;

/** `peakday k6`: rehearsals for a k6 that somebody else runs. */
export const command: Command = defineCommand({
  operands: '<action> [items..]',
  about: `Rehearsals for a k6 that you run yourself. \`script\` writes a scenario as a k6 script with
all it imports, \`export\` the same with the manifests for the k6 operator on Kubernetes,
\`collect\` gathers what the instances saw; \`peakday merge\` makes the report of it.
For a k6 on this machine there is \`peakday run --engine k6\`.`,
  examples: [
    ['peakday k6 script smoke --out smoke-k6', 'a script, to be read and run'],
    ['peakday k6 export my-day.yaml --instances 20 --out k8s', 'for a cluster'],
    ['peakday k6 collect pods/*.log --out parts', 'from the logs of its pods'],
    ['peakday k6 collect --port 7070 --out parts', 'as the instances push it'],
  ],
  flags: {
    out: {
      type: 'string',
      requiresArg: true,
      describe: 'folder to write (default k6, k8s or parts)',
    },
    seed: { type: 'number', describe: "the scenario's seed" },
    replication: { type: 'number', describe: 'another draw of the same day' },
    set: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'path=value in the scenario; repeatable',
    },
    vus: {
      type: 'number',
      describe: 'VUs that share the stores (default: 1, or a VU an instance)',
    },
    instances: { type: 'number', default: 1, describe: 'export: pods that share the VUs' },
    target: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'service=url; repeatable',
    },
    'allow-host': {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'a host the scenario allows too; repeatable',
    },
    image: { type: 'string', requiresArg: true, describe: 'export: image of the pods' },
    name: { type: 'string', requiresArg: true, describe: 'export: name of the TestRun' },
    namespace: { type: 'string', requiresArg: true, describe: 'export: its namespace' },
    collector: {
      type: 'string',
      requiresArg: true,
      describe: 'export: address that pods push their lines to',
    },
    cleanup: {
      type: 'boolean',
      default: false,
      describe: 'export: remove the pods when they are done, logs and all',
    },
    port: { type: 'number', default: 7070, describe: 'collect: where lines are taken' },
    host: { type: 'string', default: '127.0.0.1', describe: 'collect: address to bind' },
    expose: { type: 'boolean', default: false, describe: 'collect: let other machines in' },
  },
  run: async (args, streams) => {
    const { action, items = [], json } = args;
    const request = {
      cwd: streams.cwd,
      sets: args.set ?? [],
      seed: args.seed,
      replication: args.replication,
      targets: args.target ?? [],
      allowHosts: args['allow-host'] ?? [],
    };
    if (action === 'collect') {
      const { collectParts } = await import('../collect-parts.ts');
      const { host, port, expose, out = 'parts' } = args;
      return collectParts({ logs: items, out, host, port, expose, json }, streams);
    }
    if (action !== 'script' && action !== 'export') throw unknownAction(action);
    const [scenario] = items;
    if (scenario === undefined || items.length > 1) {
      throw new Failure('PD_USAGE', `peakday k6 ${action} wants one scenario`, {
        hint: `for example: peakday k6 ${action} smoke`,
      });
    }
    if (action === 'export') {
      const { exportForKubernetes } = await import('../k6-export.ts');
      const { cwd: _, ...asked } = request;
      const { instances, vus, image, name, namespace, collector, cleanup } = args;
      const more = { instances, vus, image, name, namespace, collector, cleanup };
      return exportForKubernetes(
        { ...asked, ...more, scenario, out: args.out ?? 'k8s', json },
        streams,
      );
    }
    const { writeScriptOf } = await import('../write-script-of.ts');
    const folder = resolve(streams.cwd, args.out ?? 'k6');
    const files = await writeScriptOf({ ...request, scenario }, folder, args.vus ?? 1);
    if (json) streams.stdout.write(`${JSON.stringify({ folder, files })}\n`);
    else {
      const shown = files.map((file) => relative(streams.cwd, resolve(folder, file)));
      streams.stdout.write(`${shown.join('\n')}\n`);
      streams.stdout.write(
        `next  k6 run --log-format raw --console-output run.lines ${shown[0] ?? ''}\n`,
      );
    }
    return EXIT.ok;
  },
});

function unknownAction(action: string): Failure {
  const meant = nearest(action, ACTIONS);
  return new Failure('PD_USAGE', `peakday k6 has no action ${action}`, {
    hint: meant ? `did you mean \`peakday k6 ${meant}\`?` : `actions are ${ACTIONS.join(', ')}`,
  });
}
