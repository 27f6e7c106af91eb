import { createHash } from 'node:crypto';
import type { Plan } from '../model/plan.ts';

/**
 * SHA-256 of the plan as canonical JSON (keys sorted), 64 hexadecimal digits. Which stores are
 * traced changes what is kept, not what happens, and is left out.
 */
export const planHash = ({ trace: _, ...plan }: Plan): string =>
  createHash('sha256').update(JSON.stringify(plan, sortKeys)).digest('hex');

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
