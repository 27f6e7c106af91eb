import { SERVICES } from '../../../model/operations.ts';
import { secretsOfPlan } from '../secret-names.ts';
import type { ExportOptions } from './export-options.ts';

/** A key of the export's Secret, which is the variable that it becomes. */
export interface SecretVariable {
  readonly variable: string;
  /** Where its value is where peakday is used, relative paths from the scenario's folder. */
  readonly source: { readonly env: string } | { readonly file: string };
  /** Whether it is a PEM text: kept to the last line break. */
  readonly isPem: boolean;
}

/** The collector's word: it takes lines of other machines only with it. */
const TOKEN = 'PEAKDAY_COLLECTOR_TOKEN';

/** The variables with secrets that an export's pods read, each once. */
export function secretVariables({
  plan,
  collector,
}: Pick<ExportOptions, 'plan' | 'collector'>): readonly SecretVariable[] {
  const found = new Map<string, SecretVariable>();
  for (const { variable, ref } of secretsOfPlan(plan)) {
    found.set(variable, { variable, source: ref, isPem: false });
  }
  for (const service of SERVICES) {
    const { certFile, keyFile } = plan.targets[service] ?? {};
    const add = (what: string, file: string | undefined): void => {
      if (file === undefined) return;
      const variable = `PEAKDAY_${what}_${service.toUpperCase()}`;
      found.set(variable, { variable, source: { file }, isPem: true });
    };
    add('CERT', certFile);
    add('KEY', keyFile);
  }
  if (collector !== undefined) {
    found.set(TOKEN, { variable: TOKEN, source: { env: TOKEN }, isPem: false });
  }
  return [...found.values()];
}
