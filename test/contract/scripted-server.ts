import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScriptedCall } from './wall-engine.ts';

/** A server on loopback that answers every request as the request's own path asks for. */
export interface ScriptedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Plays a scripted answer on a real socket. */
function play({ answer: { after_us, outcome } }: ScriptedCall, response: ServerResponse): void {
  setTimeout(() => {
    if (outcome.kind === 'reset') response.socket?.resetAndDestroy();
    else if (outcome.kind === 'status') response.writeHead(outcome.status).end();
    else if (outcome.kind === 'malformed') response.end('<html>');
    else if (outcome.kind === 'ok') response.end(JSON.stringify(outcome.body));
  }, after_us / 1e3);
}

/** Opens a server that needs no state: see `wall-engine.ts` for who writes the paths. */
export async function openScriptedServer(): Promise<ScriptedServer> {
  const server = createServer(({ url = '/', headers }, response) => {
    const call = JSON.parse(decodeURIComponent(url.slice(1))) as ScriptedCall;
    // One device makes all calls, and says of each the how many-th it is.
    if (Number(headers['peakday-ordinal']) === call.nth) play(call, response);
    else response.writeHead(400).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
