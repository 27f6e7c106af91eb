import type { Verdict } from '../nexo.ts';

/** What a fault does to the dialogue it bites; absent members leave it as it would be. */
export interface TerminalFault {
  /** Refused at once, without a dialogue. */
  readonly refuses?: Verdict;
  /** The till is logged out first; a Login mends it. */
  readonly logsOut?: true;
  /** Nothing happens and nobody answers. */
  readonly mute?: true;
  /** The shopper walks away: the dialogue ends before a card is read. */
  readonly noCard?: true;
  /** The host keeps the terminal waiting until its processing time-out. */
  readonly slowHost?: true;
  /** How the dialogue ends, whatever the amount says. */
  readonly ends?: Verdict | 'unreachable';
  /** The dialogue ends as it would; its answer is lost with the connection. */
  readonly silent?: true;
}
