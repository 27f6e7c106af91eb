/** The clock and the timers a terminal is given: the wall's, a test's, a simulation's. */
export interface Agenda {
  /** Milliseconds since the Unix epoch. */
  now_ms(): number;
  /** Acts once after so many milliseconds; the returned function calls it off. */
  after(delay_ms: number, act: () => void): () => void;
}

/** The wall clock; its timers keep no process alive. */
export const wallAgenda: Agenda = {
  now_ms: () => Date.now(),
  after: (delay_ms, act) => {
    const timer = setTimeout(act, delay_ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
