import { SERVICES, type Service } from '../../model/operations.ts';
import type { Binding } from '../../services/binding.ts';
import { loadBinding } from '../../services/load-binding.ts';
import type { WorkerAssignment } from './worker-messages.ts';

/** The bindings of a worker's services; the embedded mocks speak `reference`. */
export async function loadBindings({
  plan,
  access,
}: Pick<WorkerAssignment, 'plan' | 'access'>): Promise<Readonly<Record<Service, Binding>>> {
  const loaded = await Promise.all(
    SERVICES.map(async (service) => [
      service,
      await loadBinding(
        plan.targets[service]?.binding ?? 'reference',
        access[service]?.bindingCode,
      ),
    ]),
  );
  return Object.fromEntries(loaded) as Record<Service, Binding>;
}
