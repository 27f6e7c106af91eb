import { holdsCardNumber } from '../../src/privacy/card-number.ts';

/** What stands where a secret was. */
const MASKED = '***';

const SECRET_HEADER =
  /^(proxy-)?authorization$|^(set-)?cookie2?$|(api|app|access|auth)[-_]?(key|token)|token|secret|password|signature/i;
const SECRET_NAME = 'password|passwd|secret|token|api_?key|authorization|assertion|session_?key';
// Names are looked at as far as names go, lest a long body take its square's time.
const IN_FORM = new RegExp(`((?:^|[?&])[\\w.-]{0,64}(?:${SECRET_NAME})[\\w.-]{0,64}=)[^&]*`, 'gi');
// A sample may end in the middle of a value.
const IN_JSON = new RegExp(
  `("[\\w.-]{0,64}(?:${SECRET_NAME})[\\w.-]{0,64}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)`,
  'gi',
);
const IN_XML = new RegExp(
  `(<[\\w.:-]{0,64}(?:${SECRET_NAME})[\\w.-]{0,64}(?:\\s[^>]*)?>)[^<]+`,
  'gi',
);
/** As many digits as a card's number has, in groups or not. */
const DIGITS = /\d(?:[ -]?\d){12,18}/g;

/** A header's value, or three stars when the header carries a secret. */
export const maskHeader = (name: string, value: string): string =>
  SECRET_HEADER.test(name) ? MASKED : value;

/** A query with its question mark, members that carry secrets masked. */
export const maskQuery = (search: string): string =>
  maskCards(search.replace(IN_FORM, `$1${MASKED}`));

/**
 * A body as text, maybe cut off: members of JSON objects, forms and XML whose names say secret are
 * masked, and of card numbers all but the first six and last four digits (PCI DSS 4.0.1, 3.4.1).
 */
export function maskBody(body: string, type = ''): string {
  if (isForm(body, type)) return maskQuery(body);
  return maskCards(body.replace(IN_JSON, `$1"${MASKED}"`).replace(IN_XML, `$1${MASKED}`));
}

/** Samples do not say what they are. */
const isForm = (body: string, type: string): boolean =>
  type === '' ? /^[\w.-]+=/.test(body) : /x-www-form-urlencoded/i.test(type);

const maskCards = (text: string): string =>
  text.replace(DIGITS, (run) => (holdsCardNumber(run) ? maskCard(run) : run));

/** Stars for all digits but the first six and the last four; gaps stay. */
function maskCard(run: string): string {
  const count = run.replace(/\D/g, '').length;
  let at = 0;
  return run.replace(/\d/g, (digit) => (++at <= 6 || at > count - 4 ? digit : '*'));
}
