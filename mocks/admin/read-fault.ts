import type { FaultPlan } from '../../src/model/fault-plan.ts';
import { faultPlan } from '../schemas/fault.ts';
import type { Refusal } from '../wire/refusal.ts';

/** A plan for the id of a path, or the refusal that says what is wrong with it. */
export function readFault(body: string, faultId: string): FaultPlan | Refusal {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { name: 'malformed-json', detail: 'Send a fault plan as JSON.' };
  }
  const result = faultPlan.safeParse(parsed);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.map(String).join('.') || 'body';
    return { name: 'invalid-body', detail: `${place}: ${issue?.message ?? 'invalid'}` };
  }
  if (result.data.id === faultId) return result.data;
  return { name: 'invalid-body', detail: 'The id of the plan is not the id of the path.' };
}
