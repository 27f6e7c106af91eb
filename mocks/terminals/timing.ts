/** How long the parts of a dialogue take, in milliseconds of the terminal's clock. */
export interface Timing {
  /** The shopper presents a card. */
  readonly presentCard_ms: number;
  /** The card is read. */
  readonly readCard_ms: number;
  /** The PIN is entered, on the dialogues that ask for one. */
  readonly pin_ms: number;
  /** The acquirer answers. */
  readonly authorise_ms: number;
  /** Confirmations, prints and other short dialogues. */
  readonly short_ms: number;
  /** How long a terminal waits for a card or a choice. */
  readonly prompt_ms: number;
  /** How long it waits for the host: 120 s local, 150 s cloud, then it gives up. */
  readonly processing_ms: number;
  /** A status request on a running transaction is answered after this long. */
  readonly statusHold_ms: number;
}

/** A shopper of average speed, and the time-outs of the Terminal API's documentation. */
export const TIMING: Timing = {
  presentCard_ms: 3000,
  readCard_ms: 1000,
  pin_ms: 3000,
  authorise_ms: 1500,
  short_ms: 500,
  prompt_ms: 120_000,
  processing_ms: 120_000,
  statusHold_ms: 2000,
};

/** Every duration times a factor: 0.001 makes seconds into milliseconds. */
export const scaledTiming = (factor: number, timing: Timing = TIMING): Timing => ({
  presentCard_ms: timing.presentCard_ms * factor,
  readCard_ms: timing.readCard_ms * factor,
  pin_ms: timing.pin_ms * factor,
  authorise_ms: timing.authorise_ms * factor,
  short_ms: timing.short_ms * factor,
  prompt_ms: timing.prompt_ms * factor,
  processing_ms: timing.processing_ms * factor,
  statusHold_ms: timing.statusHold_ms * factor,
});
