import type { Api } from '../../mocks/wire/api.ts';
import { serveApi } from '../../mocks/wire/serve-api.ts';
import { World } from '../../mocks/world.ts';
import type { Binding } from '../../src/services/binding.ts';
import type { System } from './binding/rig.ts';

/** A desk's mock with nothing in it, and its binding with the credentials of a header. */
export async function deskSystem(
  api: Api,
  binding: Binding,
  more: Partial<Pick<System, 'settings' | 'limited'>> = {},
): Promise<System & { readonly world: World }> {
  const world = new World({ seed: 1, promotions: [], coupons: [] });
  const { url, close } = await serveApi(api, world);
  const value = api.passes?.(world)?.['authorization'] ?? '';
  const credentials = { kind: 'header', name: 'authorization', value } as const;
  return { url, binding, access: { credentials }, close, world, ...more };
}
