import { BINDING_NAMES } from '../model/binding-names.ts';
import { Failure } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { OPERATIONS, SERVICES } from '../model/operations.ts';
import type { Binding } from './binding.ts';
import { BINDINGS } from './bindings.ts';

/**
 * The binding of a target: one of peakday's by name, or one's own from its bundled code.
 * @throws Failure PD_TARGET_BINDING when there is none of that name, or the code exports none
 */
export async function loadBinding(name: string, code?: string): Promise<Binding> {
  if (code !== undefined) return evaluate(name, code);
  const known = BINDING_NAMES.find((one) => one === name);
  if (known !== undefined) return BINDINGS[known]();
  const meant = nearest(name, BINDING_NAMES);
  const list = `bindings: ${BINDING_NAMES.join(', ')}; or the path of a TypeScript file`;
  throw new Failure('PD_TARGET_BINDING', `there is no binding '${name}'`, {
    hint: meant ? `did you mean \`${meant}\`? (${list})` : list,
  });
}

async function evaluate(name: string, code: string): Promise<Binding> {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  let exported: { readonly default?: unknown };
  try {
    exported = (await import(/* @vite-ignore */ url)) as { readonly default?: unknown };
  } catch (cause) {
    const said = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new Failure('PD_TARGET_BINDING', `the binding ${name} threw while it was read: ${said}`, {
      cause,
    });
  }
  const complaint = complaintOf(exported.default as Partial<Binding> | undefined);
  if (complaint !== undefined) {
    throw new Failure('PD_TARGET_BINDING', `${name} ${complaint}`, {
      hint: 'write `export default defineBinding({ ... })` (docs/guides/own-services.md)',
    });
  }
  return exported.default as Binding;
}

/** What is wrong with a binding of one's own, as far as its shape shows it. */
function complaintOf(binding: Partial<Binding> | undefined): string | undefined {
  if (typeof binding !== 'object' || binding === null) return 'exports no binding';
  const { name, services, auth, operations } = binding;
  if (typeof name !== 'string' || name === '') return 'has no `name`';
  if (!Array.isArray(services) || !services.every((one) => SERVICES.includes(one))) {
    return `needs \`services\`, a list of ${SERVICES.join(', ')}`;
  }
  if (!Array.isArray(auth)) return 'needs `auth`, the kinds of credentials it takes';
  if (typeof operations !== 'object' || operations === null) return 'has no `operations`';
  const known: readonly string[] = OPERATIONS;
  const stranger = Object.keys(operations).find((operation) => !known.includes(operation));
  if (stranger === undefined) return undefined;
  const meant = nearest(stranger, known);
  return `maps ${stranger}, which is no operation${meant ? ` (did you mean ${meant}?)` : ''}`;
}
