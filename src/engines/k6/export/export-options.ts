import type { ScriptOptions } from '../script-files.ts';

/** What is exported for the k6 operator: the script's options, and where and how it is to run. */
export interface ExportOptions extends ScriptOptions {
  /** Of the TestRun; its ConfigMap, claim and Secret are named after it. See `isObjectName`. */
  readonly name: string;
  /** Absent: the namespace of whoever creates it. */
  readonly namespace: string | undefined;
  /** Pods, `parallelism`; never more than there are VUs. */
  readonly instances: number;
  /** Pinned: the operator's own default is the latest. */
  readonly image: string;
  /** Of every instance. */
  readonly runId: string;
  /** Of peakday. */
  readonly version: string;
  /** The command line that exports the same again. */
  readonly command: string;
  readonly targets: ScriptOptions['targets'];
  /** Base address that takes the lines while they come; absent: they are in the pods' logs only. */
  readonly collector: string | undefined;
  /** PEM texts of authorities to trust besides those of the image. */
  readonly authorities: readonly string[];
  /** Whether the operator removes the pods, and their logs, when they have ended. */
  readonly removesPods: boolean;
  /** A k6 that can write an archive, where there is one. */
  readonly k6: string | undefined;
}

/** Beside script and data where an authority of one's own is trusted. */
export const AUTHORITIES = 'authorities.pem';

/** Where the operator mounts a script's ConfigMap or claim. */
export const MOUNTED = '/test';

/** The Secret that has a value for every variable of `secretVariables`. */
export const secretNameOf = ({ name }: Pick<ExportOptions, 'name'>): string => `${name}-secrets`;

/** The longest name to which the operator can add its own endings: a label has at most 63. */
export const NAME_LENGTH = 45;

/** Whether a name can be a TestRun's, and with an ending a Service's (RFC 1035, as RFC 1123 has it). */
export const isObjectName = (name: string): boolean =>
  name.length <= NAME_LENGTH && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name);
