/** Where snapshots are sent, and how they are worded. */
export interface PushTarget {
  /** What a person calls it: `OTLP`. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Longest wait for an answer. */
const PATIENCE_MS = 5_000;
/** Longest answer that is read. */
const ANSWER_CHARS = 300;

/**
 * Sends one export. It never throws: metrics are a by-product, and a run goes on without them.
 * @returns undefined when it was accepted whole, else why not
 */
export async function push(
  { url, headers }: PushTarget,
  body: string | Uint8Array,
): Promise<string | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : Buffer.from(body),
      // A guarded host must not send the numbers on to another one.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await answer.text();
    if (!answer.ok) return `${answer.status} ${text.trim().slice(0, ANSWER_CHARS)}`.trim();
    return partlyRejected(text);
  } catch (error) {
    return reasonOf(error);
  }
}

/** OTLP says in a 200 how many points it refused. */
function partlyRejected(text: string): string | undefined {
  if (!text.includes('"rejectedDataPoints"')) return undefined;
  const rejected = Number(/"rejectedDataPoints"\s*:\s*"?(\d+)/.exec(text)?.[1] ?? 0);
  return rejected === 0 ? undefined : `${rejected} points were rejected`;
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const code: unknown = Reflect.get(cause, 'code');
  return cause.message || (typeof code === 'string' ? code : cause.name);
}
