import { describe, expect, it } from 'vitest';
import { FaultHand, orderableFaults } from '../../../src/engines/wall/fault-hand.ts';
import { Kernel } from '../../../src/kernel/kernel.ts';
import type { Services } from '../../../src/kernel/ports.ts';
import type { Fact } from '../../../src/model/facts.ts';
import type { FaultKind, FaultPlan } from '../../../src/model/fault-plan.ts';
import { minutes, us } from '../../../src/model/units.ts';
import { runKey } from '../../../src/random/hash.ts';

const planned = (kind: FaultKind, from: number, to: number, id: string = kind): FaultPlan => ({
  id,
  kind,
  from_us: minutes(from),
  to_us: minutes(to),
  scope: {},
  trigger: { kind: 'rate', rate: 1, per: 'request' },
  parameters: {},
});

function conducted(faults: readonly FaultPlan[]) {
  const told: string[] = [];
  const services: Services = {
    call: (call) => {
      const { operation, request } = call;
      const id = 'id' in request ? request.id : 'fault' in request ? request.fault : '';
      told.push(`${kernel.now / 60e6} ${operation} ${id}`);
      const body = { requested: 0, injected: 0 };
      call.answer({ kind: 'ok', body, status: 200, latencyWall_us: 0, attempts: 1 } as never);
    },
  } as Services;
  const recorder = {
    note: (fact: Fact, at_us: number) => {
      if ('fault' in fact) told.push(`${at_us / 60e6} ${fact.fact} ${fact.fault}`);
    },
    tally: () => undefined,
  };
  const kernel = new Kernel({
    key: runKey(1, 0),
    start_us: us(0),
    compression: 1,
    ports: { services, recorder },
  } as never);
  const hand = new FaultHand(faults, minutes(60));
  hand.conduct(kernel);
  const at = (minute: number) => kernel.advance(minutes(minute));
  const obey = (order: 'start' | 'heal', fault: string) => hand.obey({ fault, order }, kernel.now);
  return { hand, told, at, obey };
}

describe('FaultHand', () => {
  it('lets faults be as they are planned, none beyond the window', () => {
    const { hand, told, at } = conducted([
      planned('printer/paper-out', 10, 90),
      planned('till/crash', 70, 80),
    ]);
    at(60);
    expect(told).toEqual([
      '10 fault.started printer/paper-out',
      '60 fault.healed printer/paper-out',
    ]);
    expect(hand.faults.map(({ from_us, to_us }) => [from_us / 60e6, to_us / 60e6])).toEqual([
      [10, 60],
      [60, 60],
    ]);
  });

  it('starts early, for as long as planned, and not a second time by plan', () => {
    const { hand, told, at, obey } = conducted([planned('printer/paper-out', 20, 25)]);
    at(5);
    obey('start', 'printer/paper-out');
    obey('start', 'printer/paper-out');
    expect(hand.faults[0]).toMatchObject({ from_us: minutes(5), to_us: minutes(10) });
    at(60);
    expect(told).toEqual([
      '5 fault.started printer/paper-out',
      '10 fault.healed printer/paper-out',
    ]);
  });

  it('heals early and starts again, telling the services', () => {
    const { told, at, obey } = conducted([planned('http/status', 10, 30)]);
    at(12);
    obey('heal', 'http/status');
    obey('heal', 'http/status');
    at(15);
    obey('start', 'http/status');
    at(59);
    expect(told).toEqual([
      '10 control.inject http/status',
      '10 fault.started http/status',
      '12 control.heal http/status',
      '12 fault.healed http/status',
      '15 control.inject http/status',
      '15 fault.started http/status',
      '35 control.heal http/status',
      '35 fault.healed http/status',
    ]);
  });

  it('does nothing after the window or with a fault that is not planned', () => {
    const { told, at, obey } = conducted([planned('http/status', 10, 20)]);
    at(30);
    obey('start', 'http/garbage');
    at(60);
    obey('start', 'http/status');
    at(70);
    expect(told.filter((line) => line.startsWith('60') || line.startsWith('70'))).toEqual([]);
    expect(told).toHaveLength(4);
  });

  it('moves windows also where somebody else conducts', () => {
    const hand = new FaultHand([planned('net/reset', 10, 20)], minutes(60));
    hand.obey({ fault: 'net/reset', order: 'start' }, minutes(3));
    expect(hand.faults[0]).toMatchObject({ from_us: minutes(3), to_us: minutes(13) });
    hand.obey({ fault: 'net/reset', order: 'heal' }, minutes(4));
    expect(hand.faults[0]).toMatchObject({ to_us: minutes(4) });
  });
});

describe('orderableFaults', () => {
  it('leaves out faults of services that cannot be broken', () => {
    const faults = [planned('http/status', 1, 2), planned('net/reset', 1, 2)];
    expect(orderableFaults(faults, 'http://127.0.0.1:1')).toEqual(['http/status', 'net/reset']);
    expect(orderableFaults(faults, undefined)).toEqual(['net/reset']);
  });
});
