import { type ExportOptions, MOUNTED } from './export-options.ts';

/** Room for several exports. */
const SIZE = '64Mi';

/** A claim's name for an export. */
export const claimName = ({ name }: Pick<ExportOptions, 'name'>): string => `${name}-script`;

/** The pod by which files are copied onto the claim. */
export const copierName = ({ name }: Pick<ExportOptions, 'name'>): string => `${name}-copier`;

/** The user of k6's own images: the claim must let it read. */
const K6_USER = 12345;

/**
 * A claim on a volume for script and data that no ConfigMap can hold, and a pod by which to copy
 * them there. Pods on several nodes read it, so it asks for ReadWriteMany.
 */
export function volumeClaimOf(
  options: Pick<ExportOptions, 'name' | 'namespace' | 'image'>,
): readonly object[] {
  const { namespace, image } = options;
  const place = namespace === undefined ? {} : { namespace };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: claimName(options), ...place },
      spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: SIZE } } },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: copierName(options), ...place },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          fsGroup: K6_USER,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'copier',
            image,
            command: ['sleep', '3600'],
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            volumeMounts: [{ name: 'script', mountPath: MOUNTED }],
          },
        ],
        volumes: [{ name: 'script', persistentVolumeClaim: { claimName: claimName(options) } }],
      },
    },
  ];
}
