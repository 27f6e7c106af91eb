const LIMIT_MS = 5000;

/** What went wrong in an action that may take five seconds. */
export interface Wrong {
  readonly error?: string;
}

/** Does something, and says what went wrong, if anything: k6 would say so nowhere. */
export async function within(action: () => unknown): Promise<Wrong> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([
      (async () => action())(),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not over in ${LIMIT_MS} ms`)), LIMIT_MS);
      }),
    ]);
    return {};
  } catch (cause) {
    return { error: cause instanceof Error ? `${cause.message}\n${cause.stack}` : String(cause) };
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}
