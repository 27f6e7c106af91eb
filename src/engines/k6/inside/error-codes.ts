/**
 * Which failure of a transport is which, by k6's error codes (k6 documentation, Error codes).
 * @returns `undefined`: the answer is there, whatever its status
 */
export function failureOf(
  status: number,
  code: number,
): 'refused' | 'reset' | 'timeout' | undefined {
  // 1400 to 1599 repeat the status of an answer that came whole.
  const isWhole = code === 0 || (code >= 1400 && code < 1600);
  if (status > 0 && isWhole) return undefined;
  switch (code) {
    case 1050:
    case 1211:
      return 'timeout';
    case 1100:
    case 1101:
    case 1110:
    case 1111:
    case 1210:
    case 1212:
    case 1213:
      return 'refused';
    default:
      // A handshake that failed: nothing was sent.
      return code >= 1300 && code < 1400 ? 'refused' : 'reset';
  }
}
