import type { ServiceFault, Strike } from './service-fault.ts';

const STRIKE: Strike = {
  kind: 'retell',
  retell: (answer) =>
    answer.body === '' ? undefined : { ...answer, body: `${answer.body.slice(0, -1)},` },
};

/** `body/invalid-json`: the last bracket of the body is a comma. */
export const bodyInvalidJson = (): ServiceFault => ({ strike: () => STRIKE });
