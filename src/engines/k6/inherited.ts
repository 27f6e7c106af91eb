/**
 * Variables by which somebody steers a script or a k6 of her own. In a run, where load goes and
 * what shape it has was decided, and guarded, before k6 hears of it.
 */
const DECIDED = /^(PEAKDAY_|K6_(VUS|DURATION|ITERATIONS|STAGES|EXECUTION_SEGMENT|PAUSED|ADDRESS))/;

/** What the k6 of a run inherits of the environment that the run was started in. */
export const inherited = (
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !DECIDED.test(name)));
