import type { ExportOptions } from './export-options.ts';
import { memoryOf, vusPerInstance } from './memory.ts';
import { QUIET_K6, type Variable, variablesOf } from './variables.ts';

/** Where a pod finds the script: a ConfigMap's or a claim's name, and the file in it. */
export type ScriptSource =
  | { readonly configMap: { readonly name: string; readonly file: string } }
  | {
      readonly volumeClaim: {
        readonly name: string;
        readonly file: string;
        readonly readOnly: boolean;
      };
    };

/** A TestRun of `k6.io/v1alpha1`, as far as an export says something. */
export interface TestRun {
  readonly apiVersion: 'k6.io/v1alpha1';
  readonly kind: 'TestRun';
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: {
    readonly parallelism: number;
    readonly quiet: 'true';
    readonly cleanup?: 'post';
    readonly script: ScriptSource;
    readonly arguments: string;
    readonly initializer: Pod;
    readonly runner: Pod & { readonly resources: Resources };
  };
}

interface Pod {
  readonly image: string;
  readonly automountServiceAccountToken: 'false';
  readonly securityContext: {
    readonly runAsNonRoot: true;
    readonly seccompProfile: { readonly type: 'RuntimeDefault' };
  };
  readonly containerSecurityContext: {
    readonly allowPrivilegeEscalation: false;
    readonly capabilities: { readonly drop: readonly string[] };
  };
  readonly env: readonly Variable[];
}

interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/**
 * Arguments for k6. The operator splits them at every blank, and gives them to `k6 archive`, too.
 * Core metrics keep every sample and are not read. Our lines alone go to stdout, errors to stderr:
 * at k6's own level a line of log is written for each request that fails.
 */
export const ARGUMENTS: readonly string[] = [
  '--no-thresholds',
  '--summary-mode=disabled',
  ...['--log-format', 'raw'],
  ...['--console-output', '/dev/stdout'],
  '--log-output=file=/dev/stderr,level=error',
];

/** The TestRun of an export. */
export function testRunOf(options: ExportOptions, script: ScriptSource): TestRun {
  const { name, namespace, instances, removesPods } = options;
  const { request_mib, limit_mib } = memoryOf(options);
  return {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec: {
      parallelism: instances,
      // Progress would come between the lines, by another descriptor of the same pipe.
      quiet: 'true',
      ...(removesPods && { cleanup: 'post' as const }),
      script,
      arguments: ARGUMENTS.join(' '),
      initializer: pod(options, QUIET_K6),
      runner: {
        ...pod(options, variablesOf(options)),
        resources: {
          requests: { cpu: String(vusPerInstance(options)), memory: `${request_mib}Mi` },
          // No limit of CPU: a throttled generator is late, and its run inconclusive.
          limits: { memory: `${limit_mib}Mi` },
        },
      },
    },
  };
}

const pod = ({ image }: ExportOptions, env: readonly Variable[]): Pod => ({
  image,
  automountServiceAccountToken: 'false',
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containerSecurityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  },
  env,
});
