import type { Outlet, Streams } from '../../../src/cli/streams.ts';

interface CapturedOutlet extends Outlet {
  text: string;
}

/** An outlet that keeps what is written to it. */
export function captureOutlet(properties: Partial<Outlet> = {}): CapturedOutlet {
  const outlet: CapturedOutlet = {
    ...properties,
    text: '',
    write(text) {
      outlet.text += text;
      return true;
    },
  };
  return outlet;
}

/** Streams for a command under test; `env` is all the environment it sees. */
export function captureStreams(
  env: Streams['env'] = {},
  cwd = '/nowhere',
): Streams & { stdout: CapturedOutlet; stderr: CapturedOutlet } {
  return { stdout: captureOutlet(), stderr: captureOutlet(), env, cwd };
}
