import type { ExportOptions } from './export-options.ts';
import { yamlOf } from './yaml-of.ts';

/** What the API server takes of a ConfigMap, bytes. */
const LIMIT = 1_048_576;
/** Left free for what is added on the way. */
const HEADROOM = 65_536;

/** A ConfigMap's name for an export. */
export const configMapName = ({ name }: Pick<ExportOptions, 'name'>): string => `${name}-script`;

/**
 * A ConfigMap of files, as YAML.
 * @param files their texts by name
 * @returns undefined when it is larger than the API server takes
 */
export function configMapOf(
  options: Pick<ExportOptions, 'name' | 'namespace'>,
  files: Readonly<Record<string, string>>,
): string | undefined {
  const { namespace } = options;
  const text = yamlOf({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMapName(options), ...(namespace !== undefined && { namespace }) },
    data: files,
  });
  return Buffer.byteLength(text) <= LIMIT - HEADROOM ? text : undefined;
}
