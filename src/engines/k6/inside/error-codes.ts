/** Go's words for a handshake that failed, for which k6 has no code of its own. */
const HANDSHAKE = /\b(x509|tls): /;

/**
 * Which failure of a transport is which, by k6's error codes (k6 documentation, Error codes).
 * @param error k6's message: an expired certificate (1000) and a server's alert (1010) are told by it
 * @returns `undefined`: the answer is there, whatever its status
 */
export function failureOf(
  status: number,
  code: number,
  error: string,
): 'refused' | 'reset' | 'timeout' | undefined {
  // 1400 to 1599 repeat the status of an answer that came whole.
  const isWhole = code === 0 || (code >= 1400 && code < 1600);
  if (status > 0 && isWhole) return undefined;
  switch (code) {
    case 1050:
    case 1211:
      return 'timeout';
    // Nothing was sent: no address, none that may be called, or nobody there.
    case 1020:
    case 1100:
    case 1101:
    case 1110:
    case 1111:
    case 1210:
    case 1212:
    case 1213:
      return 'refused';
    default: {
      const isHandshake = (code >= 1300 && code < 1400) || (status === 0 && HANDSHAKE.test(error));
      return isHandshake ? 'refused' : 'reset';
    }
  }
}
