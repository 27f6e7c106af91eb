/** What stands where a secret was. */
const MASKED = '***';

const SECRET_HEADER =
  /^(proxy-)?authorization$|^(set-)?cookie2?$|(api|app|access|auth)[-_]?(key|token)|token|secret|password|signature/i;
const SECRET_NAME = 'password|passwd|secret|token|api_?key|authorization|assertion|session_?key';
const IN_FORM = new RegExp(`((?:^|[?&])[\\w.-]*(?:${SECRET_NAME})[\\w.-]*=)[^&]*`, 'gi');
const IN_JSON = new RegExp(
  `("[\\w.-]*(?:${SECRET_NAME})[\\w.-]*"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`,
  'gi',
);

/** A header's value, or three stars when the header carries a secret. */
export const maskHeader = (name: string, value: string): string =>
  SECRET_HEADER.test(name) ? MASKED : value;

/** A query with its question mark, members that carry secrets masked. */
export const maskQuery = (search: string): string => search.replace(IN_FORM, `$1${MASKED}`);

/** A body as text: members of JSON objects and of forms whose names say secret are masked. */
export const maskBody = (body: string, type = ''): string =>
  /x-www-form-urlencoded/i.test(type)
    ? body.replace(IN_FORM, `$1${MASKED}`)
    : body.replace(IN_JSON, `$1"${MASKED}"`);
