import { SERVICES } from '../../../model/operations.ts';
import { AUTHORITIES, type ExportOptions, MOUNTED, secretNameOf } from './export-options.ts';
import { memoryOf } from './memory.ts';
import { secretVariables } from './secret-variables.ts';

/** A container's variable: its value, or where its value is. */
export type Variable =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly valueFrom: {
        readonly secretKeyRef: { readonly name: string; readonly key: string };
      };
    };

/** What every k6 of ours is told: fetch no other binary, report nothing, no colours. */
export const QUIET_K6: readonly Variable[] = [
  { name: 'K6_NO_USAGE_REPORT', value: 'true' },
  { name: 'K6_AUTO_EXTENSION_RESOLUTION', value: 'false' },
  { name: 'K6_NO_COLOR', value: 'true' },
];

/** How much of a memory limit Go's heap may take before its collector works harder. */
const HEAP_SHARE = 0.85;

/** The variables of a pod that rehearses. Secrets are named, never held. */
export function variablesOf(options: ExportOptions): readonly Variable[] {
  const { runId, targets, collector, authorities } = options;
  const heap_mib = Math.floor(memoryOf(options).limit_mib * HEAP_SHARE);
  return [
    ...QUIET_K6,
    // Suspended behaviours live long: at Go's default a third of the time is their marking.
    { name: 'GOGC', value: '400' },
    { name: 'GOMEMLIMIT', value: `${heap_mib}MiB` },
    { name: 'PEAKDAY_RUN_ID', value: runId },
    ...SERVICES.flatMap((service) => {
      const value = targets[service];
      const name = `PEAKDAY_TARGET_${service.toUpperCase()}`;
      return value === undefined ? [] : [{ name, value }];
    }),
    ...(collector === undefined ? [] : [{ name: 'PEAKDAY_COLLECTOR', value: collector }]),
    // Go reads this file and the certificates of the image's own folder.
    ...(authorities.length === 0
      ? []
      : [{ name: 'SSL_CERT_FILE', value: `${MOUNTED}/${AUTHORITIES}` }]),
    ...secretVariables(options).map(({ variable }) => ({
      name: variable,
      valueFrom: { secretKeyRef: { name: secretNameOf(options), key: variable } },
    })),
  ];
}
