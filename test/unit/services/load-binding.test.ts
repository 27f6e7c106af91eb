import { describe, expect, it } from 'vitest';
import { BINDING_NAMES } from '../../../src/model/binding-names.ts';
import { loadBinding } from '../../../src/services/load-binding.ts';

const OWN = `export default { name: 'mine', services: ['support'], auth: ['none'], operations: {} }`;

describe('bindings', () => {
  it.each(BINDING_NAMES)('%s is there, under its own name', async (name) => {
    const binding = await loadBinding(name);
    expect(binding.name).toBe(name);
    expect(binding.services.length).toBeGreaterThan(0);
  });

  it('of one’s own are taken from their code', async () => {
    expect(await loadBinding('./mine.ts', OWN)).toMatchObject({ name: 'mine' });
  });

  it('that are not there are said to be so, with the nearest', async () => {
    await expect(loadBinding('refrence')).rejects.toMatchObject({
      code: 'PD_TARGET_BINDING',
      hint: expect.stringContaining('did you mean `reference`?'),
    });
  });

  it.each([
    ['', 'exports no binding'],
    ['export default 7', 'exports no binding'],
    ['export default {}', 'has no `name`'],
    [OWN.replace("'support'", "'supprt'"), 'needs `services`'],
    [OWN.replace("['none']", "'none'"), 'needs `auth`'],
    [OWN.replace('operations', 'operation'), 'has no `operations`'],
    [OWN.replace('{} }', "{ 'support.opn': {} } }"), 'did you mean support.open?'],
    ['throw new TypeError("no")', 'threw while it was read: TypeError: no'],
  ])('of one’s own that are none: %j', async (code, complaint) => {
    await expect(loadBinding('./mine.ts', code)).rejects.toMatchObject({
      code: 'PD_TARGET_BINDING',
      message: expect.stringContaining(complaint),
    });
  });
});
