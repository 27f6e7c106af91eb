/**
 * Names and values as the query of a URL or as a form's body: percent-encoded, in their order.
 * Written here because `URLSearchParams` is not in every engine that a binding runs in.
 */
export const queryString = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
