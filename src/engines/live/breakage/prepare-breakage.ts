import { makeCertificates } from '../../../../mocks/wire/certificates.ts';
import type { FaultPlan } from '../../../model/fault-plan.ts';

/**
 * Makes what the faults of a plan need and takes time to make, so that the first attempt they
 * strike fails as fast as the others: keys and certificates.
 */
export async function prepareBreakage(faults: readonly FaultPlan[]): Promise<void> {
  if (!faults.some(({ kind }) => kind.startsWith('tls/'))) return;
  const { leaf } = await makeCertificates();
  await Promise.all([leaf('good'), leaf('expired'), leaf('wrong-host')]);
}
