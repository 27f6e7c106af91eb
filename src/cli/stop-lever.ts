import { EXIT } from '../model/failure.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The one way to stop a rehearsal from outside. */
export interface StopLever {
  readonly signal: AbortSignal;
  /** The first pull, from wherever; later ones change nothing. */
  readonly stop: () => void;
  readonly release: () => void;
}

/**
 * Ctrl-C once aborts the signal, so that the run drains and reports; twice exits with 105 at
 * once. Worker threads end with the process.
 * @param say tells the person at the terminal what is happening
 */
export function stopLever(say: (text: string) => void): StopLever {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) return;
    say('stopping: draining, then reporting what was seen (Ctrl-C again exits at once)');
    controller.abort();
  };
  const pull = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.stoppedBySignal);
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, pull);
  return {
    signal: controller.signal,
    stop,
    release: () => {
      for (const signal of SIGNALS) process.off(signal, pull);
    },
  };
}
