import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { isLaneName } from './lane-of.ts';

/**
 * What a connection says of the lane: the common name of its client certificate, which was
 * issued for a lane, else its port's.
 */
export function connectionLane(
  { socket }: IncomingMessage,
  port: string | undefined,
): string | undefined {
  if (!(socket instanceof TLSSocket)) return port;
  const known = LANES.get(socket);
  if (known !== undefined) return known;
  const { subject } = socket.getPeerCertificate() ?? {};
  const name = socket.authorized ? subject?.CN : undefined;
  const lane = typeof name === 'string' && isLaneName(name) ? name : port;
  if (lane !== undefined) LANES.set(socket, lane);
  return lane;
}

/** A connection keeps its certificate. */
const LANES = new WeakMap<TLSSocket, string>();
