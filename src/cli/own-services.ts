import { isBindingFile } from '../model/binding-names.ts';
import { Failure } from '../model/failure.ts';
import type { Service } from '../model/operations.ts';
import type { Plan, TargetPlan } from '../model/plan.ts';
import type { Binding } from '../services/binding.ts';
import type { TargetAccess } from '../services/credentials.ts';
import { loadBinding } from '../services/load-binding.ts';
import { bundleOwnBinding } from '../services/own-binding.ts';
import { readCredentials, readTlsFiles, type SecretSource } from '../services/read-credentials.ts';
import type { OwnTargets } from './targets.ts';

/** A service of one's own, with all that is needed to speak to it. Its `access` holds secrets. */
export interface OwnService {
  readonly service: Service;
  readonly url: string;
  readonly binding: Binding;
  readonly settings: Readonly<Record<string, string>>;
  readonly access: TargetAccess;
}

/**
 * Loads the bindings of one's own services and reads their secrets.
 * @throws Failure PD_TARGET_BINDING, PD_TARGET_SECRET
 */
export function openOwnServices(
  plan: Pick<Plan, 'targets'>,
  targets: OwnTargets,
  source: SecretSource,
): Promise<readonly OwnService[]> {
  return Promise.all(
    Object.entries(targets).map(([service, url]) =>
      open(service as Service, url, plan.targets[service as Service], source),
    ),
  );
}

/** What the workers of a run are given besides the plan. */
export const accessOf = (
  services: readonly OwnService[],
): Readonly<Partial<Record<Service, TargetAccess>>> =>
  Object.fromEntries(services.map(({ service, access }) => [service, access]));

/** The binding of a service, and the bundled code of one of one's own. */
export interface OpenedBinding {
  readonly binding: Binding;
  readonly code: string | undefined;
}

/**
 * Loads the binding by which a service is spoken to; its secrets are not read.
 * @param folder the scenario's folder
 * @throws Failure PD_TARGET_BINDING
 */
export async function openBinding(
  service: Service,
  { binding: name, auth }: TargetPlan,
  folder: string,
): Promise<OpenedBinding> {
  const code = isBindingFile(name) ? await bundleOwnBinding(name, folder) : undefined;
  const binding = await loadBinding(name, code);
  if (!binding.services.includes(service)) {
    throw new Failure('PD_TARGET_BINDING', `${binding.name} is no ${service} service`, {
      hint: `it can stand for ${binding.services.join(', ')}`,
    });
  }
  const kind = auth?.kind ?? 'none';
  if (auth !== undefined && !binding.auth.includes(kind)) {
    throw new Failure('PD_TARGET_BINDING', `${binding.name} takes no credentials of kind ${kind}`, {
      hint: `it takes ${binding.auth.join(', ')}`,
    });
  }
  return { binding, code };
}

async function open(
  service: Service,
  url: string,
  target: TargetPlan = { binding: 'reference' },
  source: SecretSource,
): Promise<OwnService> {
  const { auth, settings = {} } = target;
  const { binding, code } = await openBinding(service, target, source.folder);
  const credentials = await readCredentials(service, auth, binding, source);
  const tls = await readTlsFiles(service, target, source);
  return {
    service,
    url,
    binding,
    settings,
    access: {
      ...(credentials && { credentials }),
      ...(tls && { tls }),
      ...(code !== undefined && { bindingCode: code }),
    },
  };
}
