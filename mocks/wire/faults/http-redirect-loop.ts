import type { ServiceFault } from './service-fault.ts';

/** `http/redirect-loop`: 307 to the very address that was asked; nothing is done. */
export function httpRedirectLoop(): ServiceFault {
  return {
    strike: ({ target }) => ({
      kind: 'refuse',
      refusal: {
        name: 'unavailable',
        status: 307,
        detail: 'It is somewhere else.',
        headers: { location: target?.() ?? '/' },
      },
    }),
  };
}
