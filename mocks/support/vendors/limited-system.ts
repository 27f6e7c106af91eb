import { z } from 'zod';
import { Failure } from '../../../src/model/failure.ts';
import { type HttpSystemOptions, httpSystem } from '../../http-system.ts';
import type { System } from '../../system.ts';
import type { Api } from '../../wire/api.ts';
import type { QuotaRule } from './quota.ts';

const settingsShape = z.strictObject({
  requests: z.int().positive().exactOptional(),
  window_s: z.number().positive().exactOptional(),
});

/** A support desk as a system whose rate limit `--config` can set: `requests` and `window_s`. */
export function limitedSystem(
  make: (limit?: QuotaRule) => Api,
  usual: QuotaRule,
  options: HttpSystemOptions,
): System {
  const plain = httpSystem(make(), options);
  return {
    ...plain,
    start(context) {
      const said = settingsShape.safeParse(context.settings);
      if (!said.success) {
        throw new Failure('PD_USAGE', `${plain.name}: ${said.error.issues[0]?.message ?? ''}`, {
          hint: 'its settings are `requests` and `window_s`, its rate limit',
        });
      }
      if (Object.keys(said.data).length === 0) return plain.start(context);
      return httpSystem(make({ ...usual, ...said.data }), options).start(context);
    },
  };
}
