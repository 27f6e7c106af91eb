/** Something that is done again and again until it is stopped. */
export interface Polling {
  /** The address that is polled. */
  readonly url: string;
  /** Ends after the round under way, which is aborted. */
  stop(): Promise<void>;
}

/**
 * Runs rounds one after the other, so long apart; a round that throws (no server there) is simply
 * followed by the next one.
 */
export function poll(
  url: string,
  interval_ms: number,
  round: (signal: AbortSignal) => Promise<void>,
): Polling {
  const aborter = new AbortController();
  let wake: (() => void) | undefined;
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, interval_ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const rounds = (async () => {
    while (!aborter.signal.aborted) {
      await round(aborter.signal).catch(() => undefined);
      if (!aborter.signal.aborted) await rest();
    }
  })();
  const stop = async (): Promise<void> => {
    aborter.abort();
    wake?.();
    await rounds;
  };
  return { url, stop };
}
