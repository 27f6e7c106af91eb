import type { Socket } from 'node:net';
import { type buildConnector, Client } from 'undici';
import type { FaultKind, FaultPlan } from '../../../model/fault-plan.ts';
import type { Counterpart } from './counterpart.ts';
import type { Break, Ground } from './ground.ts';
import { netBandwidth } from './net-bandwidth.ts';
import { netBlackhole } from './net-blackhole.ts';
import { netClose } from './net-close.ts';
import { netConnectStall } from './net-connect-stall.ts';
import { netLimitBytes } from './net-limit-bytes.ts';
import { netPartition } from './net-partition.ts';
import { netReconnectStorm } from './net-reconnect-storm.ts';
import { netRefuse } from './net-refuse.ts';
import { netReset } from './net-reset.ts';
import { netSlice } from './net-slice.ts';
import { netSlowClose } from './net-slow-close.ts';
import { netStaleKeepalive } from './net-stale-keepalive.ts';
import { tlsClientCertRefused } from './tls-client-cert-refused.ts';
import { tlsExpired } from './tls-expired.ts';
import { tlsOldVersion } from './tls-old-version.ts';
import { tlsStall } from './tls-stall.ts';
import { tlsUntrusted } from './tls-untrusted.ts';
import { tlsWrongHost } from './tls-wrong-host.ts';

type NetKind = Exclude<Extract<FaultKind, `${'net' | 'tls'}/${string}`>, 'net/latency'>;

/** Every network fault but latency, which only holds an attempt back. */
const BREAKS: Readonly<Record<NetKind, Break>> = {
  'net/refuse': netRefuse,
  'net/connect-stall': netConnectStall,
  'net/reset': netReset,
  'net/close': netClose,
  'net/blackhole': netBlackhole,
  'net/slow-close': netSlowClose,
  'net/stale-keepalive': netStaleKeepalive,
  'net/bandwidth': netBandwidth,
  'net/slice': netSlice,
  'net/limit-bytes': netLimitBytes,
  'net/partition': netPartition,
  'net/reconnect-storm': netReconnectStorm,
  'tls/untrusted': tlsUntrusted,
  'tls/expired': tlsExpired,
  'tls/wrong-host': tlsWrongHost,
  'tls/old-version': tlsOldVersion,
  'tls/stall': tlsStall,
  'tls/client-cert-refused': tlsClientCertRefused,
};

/** What broken ways to one service share. */
export interface Site extends Pick<Ground, 'base' | 'after'> {
  readonly tls: buildConnector.BuildOptions;
  readonly counterpart: Counterpart;
}

/** One attempt's own way to a service, broken as a fault says; it ends with the attempt. */
export class BrokenWay {
  readonly dispatcher: Client;
  readonly #sockets: Socket[] = [];
  #isOver = false;

  constructor(fault: FaultPlan, { base, tls, counterpart, after }: Site) {
    const ground: Ground = {
      base,
      tls,
      after,
      connect: async (farEnd) => {
        const near = await counterpart.connect(farEnd);
        if (this.#isOver) near.destroy();
        else this.#sockets.push(near);
        return near;
      },
    };
    this.dispatcher = new Client(base.origin, {
      connect: BREAKS[fault.kind as NetKind](fault, ground),
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  close(): void {
    this.#isOver = true;
    this.dispatcher.destroy().catch(() => undefined);
    for (const socket of this.#sockets) socket.destroy();
  }
}
