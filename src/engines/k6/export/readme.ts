import type { ExportOptions } from './export-options.ts';
import { secretNameOf } from './export-options.ts';
import type { Held } from './held-script.ts';
import { memoryOf, vusPerInstance } from './memory.ts';
import { type SecretVariable, secretVariables } from './secret-variables.ts';
import { copierName } from './volume-claim.ts';

/** The README of an export: every step from an empty namespace to a report and back. */
export function readmeOf(options: ExportOptions, held: Held): string {
  const { plan, namespace, instances, vus, runId, version, image } = options;
  const { request_mib, limit_mib } = memoryOf(options);
  const kubectl = namespace === undefined ? 'kubectl' : `kubectl -n ${namespace}`;
  const steps = [
    ...secretStep(options, kubectl),
    ...createStep(options, held, kubectl),
    ...watchStep(options, kubectl),
    ...collectStep(options),
    ...stopStep(options, held, kubectl),
  ];
  return [
    `# ${plan.title}, in Kubernetes`,
    '',
    `Written by peakday ${version} for the k6 operator (\`k6.io/v1alpha1\`): ${instances} pods of`,
    `${image}, ${vus} VUs, ${vusPerInstance(options)} in a pod, which asks for ${request_mib} MiB`,
    `and may take ${limit_mib} MiB. The run is called \`${runId}\`; export again for another.`,
    '',
    ...numbered(steps),
    '',
  ].join('\n');
}

/** A step: its heading, then its lines. */
type Step = readonly [heading: string, ...lines: readonly string[]];

const numbered = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(([heading, ...lines], i) => [
    ...(i === 0 ? [] : ['']),
    `## ${i + 1}. ${heading}`,
    '',
    ...lines,
  ]);

const sh = (...lines: readonly string[]): readonly string[] => ['```sh', ...lines, '```'];

function secretStep(options: ExportOptions, kubectl: string): readonly Step[] {
  const variables = secretVariables(options);
  if (variables.length === 0) return [];
  const parts = variables.map(
    (variable) => `--from-file=${variable.variable}=<(${value(variable)})`,
  );
  return [
    [
      'Secrets',
      'No file here holds one. In bash, in the folder of the scenario, so that no value is on a',
      'command line:',
      '',
      ...sh(
        `${kubectl} create secret generic ${secretNameOf(options)} \\`,
        ...parts.map((part, i) => `  ${part}${i === parts.length - 1 ? '' : ' \\'}`),
      ),
    ],
  ];
}

/** A header takes no line break; a PEM text is kept as it is. */
function value({ source, isPem }: SecretVariable): string {
  if ('env' in source) return `printf %s "$${source.env}"`;
  const file = `'${source.file.replaceAll("'", "'\\''")}'`;
  return isPem ? `cat ${file}` : `printf %s "$(cat ${file})"`;
}

function createStep(options: ExportOptions, held: Held, kubectl: string): readonly Step[] {
  const begin = `${kubectl} create -f testrun.yaml`;
  if (held.holder === 'configMap') {
    const why = '`create`, since `apply` would keep a copy of the script that is too large for it.';
    return [['Create', why, '', ...sh(`${kubectl} create -f ${held.manifest}`, begin)]];
  }
  const copier = copierName(options);
  return [
    [
      'Copy the script',
      'Script and data are larger than a ConfigMap may be, so they go onto a volume. Its claim asks',
      'for `ReadWriteMany`; name your storage class in it where the default has none.',
      '',
      ...sh(
        `${kubectl} create -f ${held.manifest}`,
        `${kubectl} wait --for=condition=Ready pod/${copier} --timeout=5m`,
        ...held.copied.map((file) => `${kubectl} cp ${file} ${copier}:/test/${file}`),
        `${kubectl} delete pod ${copier} --grace-period=1`,
      ),
    ],
    ['Create', ...sh(begin)],
  ];
}

function watchStep({ name }: ExportOptions, kubectl: string): readonly Step[] {
  return [
    [
      'Watch, and keep what they say',
      'Pods tell all that happens as lines of their logs. Nodes keep the last 10 MiB of a log, as a',
      'rule: follow from the beginning, in bash, as soon as the pods are there.',
      '',
      ...sh(
        `${kubectl} get testrun ${name} -w   # until the stage is "started", then Ctrl-C`,
        'mkdir -p logs',
        `for pod in $(${kubectl} get pods -l k6_cr=${name},runner=true -o name); do`,
        `  ${kubectl} logs "$pod" -f --tail=-1 > "logs/$(basename "$pod").log" &`,
        'done',
        'wait',
      ),
      '',
      'Nobody followed? What is there still can be fetched while the pods exist:',
      '',
      ...sh(
        'mkdir -p logs',
        `for pod in $(${kubectl} get pods -l k6_cr=${name},runner=true -o name); do`,
        `  ${kubectl} logs "$pod" --tail=-1 > "logs/$(basename "$pod").log"`,
        'done',
      ),
    ],
  ];
}

function collectStep({ runId, collector }: ExportOptions): readonly Step[] {
  const pushed =
    collector === undefined
      ? [
          'In this folder. To have the lines pushed while they come, export with `--collector URL` of a',
          '`peakday k6 collect` that the pods can reach.',
        ]
      : [
          `The lines are pushed to ${collector}, where \`peakday k6 collect --expose --host ADDRESS\` must`,
          'listen, with PEAKDAY_COLLECTOR_TOKEN set as in the Secret, before the pods begin. It writes',
          'parts as `collect` does here of the logs, which hold what nobody took there.',
        ];
  return [
    [
      'Collect and judge',
      ...pushed,
      '',
      ...sh(
        'peakday k6 collect logs/*.log --out parts',
        `peakday merge parts --plan plan.json --out reports/${runId}`,
      ),
    ],
  ];
}

function stopStep(options: ExportOptions, held: Held, kubectl: string): readonly Step[] {
  const { name, removesPods } = options;
  const isSecret = secretVariables(options).length > 0;
  return [
    [
      'Stop',
      'A deleted TestRun takes its pods with it, at once and with what they had not told: the last',
      'second at most where the logs are followed.',
      '',
      ...sh(`${kubectl} delete testrun ${name}`),
    ],
    [
      'Clean up',
      removesPods
        ? 'The operator removes the pods, and their logs, when they have ended.'
        : 'Once the logs are in `logs/`:',
      '',
      ...sh(
        `${kubectl} delete testrun ${name} --ignore-not-found`,
        `${kubectl} delete -f ${held.manifest} --ignore-not-found`,
        ...(isSecret ? [`${kubectl} delete secret ${secretNameOf(options)}`] : []),
      ),
    ],
  ];
}
