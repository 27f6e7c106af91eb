import type { Effects } from '../../../mocks/wire/faults/effects.ts';
import { statusOf } from '../../../mocks/wire/problem.ts';
import { showsBreakage, wireMeaning } from '../../faults/wire-meaning.ts';
import { HAPPENED } from '../../fleet/happened.ts';
import { PHASE } from '../../kernel/agenda.ts';
import type { Call } from '../../kernel/ports.ts';
import type { FaultPlan } from '../../model/fault-plan.ts';
import type { LoadOperation } from '../../model/operations.ts';
import type { Outcome } from '../../model/outcome.ts';
import { hash64 } from '../../random/hash.ts';
import { share, valueAt, word } from '../../random/stream.ts';
import { type AttemptEnd, retryDelay } from '../../services/retry.ts';
import { brokenAnswer, FAILING_US, requestDelay } from '../broken-wire.ts';
import type { Answer } from './answer.ts';
import { type Heard, hear, isRetold } from './hear.ts';
import type { Lane } from './lane.ts';
import type { Attempt, VirtualServices } from './virtual-services.ts';

/** Operations whose requests carry an idempotency key (services/reference). */
const UNKEYED: ReadonlySet<LoadOperation> = new Set([
  'promotions.evaluate',
  'support.get',
  'support.claim',
  'payments.status',
]);

/** One call in virtual time: the same policy, faults and books as on the wire, without the wire. */
export class VirtualCall {
  readonly #services: VirtualServices;
  readonly #call: Call;
  readonly #lane: Lane;
  #attempt = 0;

  constructor(services: VirtualServices, lane: Lane, call: Call) {
    this.#services = services;
    this.#lane = lane;
    this.#call = call;
  }

  start(): void {
    const { device, request } = this.#call;
    const http = () => ({ path: '', body: JSON.stringify(request) });
    this.#services.options.recorder.sent(this.#lane.operation, device, http);
    this.#lane.budget.earn();
    this.#next();
  }

  #next(): void {
    const { kernel, faults, recorder } = this.#services.options;
    this.#attempt++;
    const at = this.#services.attempt(this.#call);
    this.#lane.tally.issued(this.#attempt > 1);
    recorder.totals.issued++;
    this.#lane.underWay++;
    const slowed_us = this.#networkLatency(at);
    if (slowed_us >= this.#limit_us) {
      this.#ends(slowed_us, at, { end: 'timeout' });
      return;
    }
    const breakage = faults.breakage(kernel.now, at);
    if (breakage !== undefined) {
      this.#broken(breakage, at, slowed_us);
      return;
    }
    const { took_us, heard } = this.#serve(at, kernel.now + slowed_us);
    this.#ends(slowed_us + took_us, at, heard);
  }

  /** An attempt that a network fault strikes: the same end, and the same effect, as on the wire. */
  #broken(fault: FaultPlan, at: Attempt, slowed_us: number): void {
    const { kernel } = this.#services.options;
    const { ends, reaches } = wireMeaning(fault);
    if (!reaches && ends !== 'late') {
      const failing_us = ends === 'timeout' ? Infinity : FAILING_US;
      this.#ends(slowed_us + failing_us, at, { end: ends, fault });
      return;
    }
    const there_us = slowed_us + requestDelay(fault, lengthOf(this.#call.request));
    if (there_us >= this.#limit_us) {
      this.#ends(there_us, at, { end: 'timeout', fault });
      return;
    }
    const { took_us, heard } = this.#serve(at, kernel.now + there_us);
    const reply = heard.end === 'answered' && heard.answer.ok ? heard.answer.reply : undefined;
    const { end, added_us } = brokenAnswer(fault, lengthOf(reply));
    const ending = end === undefined ? { ...heard, fault } : { end, fault };
    this.#ends(there_us + took_us + added_us, at, ending);
  }

  /** What the service does with the attempt, how long it takes, and what is heard of it. */
  #serve(at: Attempt, now_us: number): Served {
    const { board, domain, latencies, options } = this.#services;
    const request = this.#call.request as never;
    const effects = board.consider({
      operation: this.#lane.operation,
      device: at.device,
      ordinal: at.ordinal,
      store: at.store === '' ? undefined : at.store,
      basketId: at.basket,
      wall_us: now_us,
      target: () => JSON.stringify(request),
    });
    const took_us = latencies.latency(this.#lane.operation, at.deviceHash, at.ordinal, now_us);
    if (took_us === undefined) return answered(FAILING_US, { ok: false, status: 503 });
    const delayed_us = took_us + effects.delay_us;
    if (effects.refusal !== undefined && effects.work !== 'done') {
      if (typeof effects.work === 'object')
        this.#putOff(delayed_us + effects.work.later_us, effects);
      const retryAfter_s = Number(effects.refusal.headers?.['retry-after']);
      const advice = Number.isFinite(retryAfter_s) ? { retryAfter_s } : {};
      const status = statusOf(effects.refusal);
      return answered(delayed_us, { ok: false, status, ...advice });
    }
    const answer = domain.serve(this.#lane.operation, request, effects.withheld, effects.bends);
    board.settle(effects);
    if (!isRetold(effects)) return answered(delayed_us, answer);
    const heals_us = effects.emission?.active.plan.to_us ?? 0;
    const healsIn_us = Math.max(0, heals_us - options.kernel.now);
    const { heard, added_us } = hear(this.#lane.operation, answer, effects, healsIn_us);
    return { took_us: delayed_us + added_us, heard };
  }

  /** Work of a request that was refused, done later all the same. */
  #putOff(later_us: number, { withheld, bends }: Effects): void {
    const { domain, options } = this.#services;
    const { agenda, now } = options.kernel;
    const settle = (): void => {
      domain.serve(this.#lane.operation, this.#call.request as never, withheld, bends);
    };
    agenda.add(now + Math.round(later_us), PHASE.completion, { settle }, undefined);
  }

  /** How long the device waits for an answer. */
  get #limit_us(): number {
    const { timeoutWall_us } = this.#lane.policy;
    return Math.min(timeoutWall_us, this.#call.withinWall_us ?? timeoutWall_us);
  }

  /** Lets the attempt end after so long, or time out before. */
  #ends(took_us: number, at: Attempt, ending: Ending): void {
    const { kernel, faults } = this.#services.options;
    const limit_us = this.#limit_us;
    const isLate = took_us >= limit_us;
    const service_us = Math.round(isLate ? limit_us : took_us);
    const { fault } = ending;
    const final: Ending = isLate ? { end: 'timeout', fault } : ending;
    const settle = (): void => {
      if (fault !== undefined && showsBreakage(fault, final.end)) faults.saw(fault.id);
      this.#ended(final, service_us, at.ordinal);
    };
    kernel.agenda.add(kernel.now + service_us, PHASE.completion, { settle }, undefined);
  }

  #ended(ending: Ending, service_us: number, ordinal: number): void {
    const { totals } = this.#services.options.recorder;
    this.#lane.underWay--;
    if (ending.end !== 'answered' && ending.end !== 'malformed') {
      this.#lane.tally.ended({ end: ending.end, service_us });
      totals.failed++;
      this.#decide({ kind: ending.end }, ordinal);
      return;
    }
    const answer = ending.end === 'answered' ? ending.answer : undefined;
    const status = answer?.ok === false ? answer.status : 200;
    this.#lane.tally.ended({
      end: 'answered',
      status,
      body: '',
      retryAfter_s: undefined,
      service_us,
    });
    totals.answered++;
    if (answer?.ok === false) {
      this.#decide({ ...answer, kind: 'status' }, ordinal);
      return;
    }
    const attempts = this.#attempt;
    const latencyWall_us = this.#latencyWall_us;
    this.#lane.tally.answeredCall(latencyWall_us);
    if (ending.end === 'malformed') {
      this.#lane.tally.malformed();
      this.#close({ kind: 'malformed', reason: ending.reason, latencyWall_us, attempts });
    } else {
      // The domain answered the call's own operation; the union of replies cannot show it here.
      const body = answer?.reply as never;
      this.#close({ kind: 'ok', status, body, latencyWall_us, attempts });
    }
  }

  /** Tries once more, or gives up. */
  #decide(end: Failed, ordinal: number): void {
    const { kernel } = this.#services.options;
    const keyed = !UNKEYED.has(this.#lane.operation);
    const jitter = (): number => share(kernel.key, hash64(this.#call.device), 'jitter', ordinal);
    const delay_us = retryDelay(this.#lane.policy, this.#attempt, { ...end, keyed }, jitter);
    if (delay_us !== undefined && this.#lane.budget.spend()) {
      kernel.tally(HAPPENED['call.retried']);
      const settle = (): void => this.#next();
      kernel.agenda.add(kernel.now + delay_us, PHASE.device, { settle }, undefined);
      return;
    }
    const { kind, status = 0 } = end;
    const latencyWall_us = this.#latencyWall_us;
    const attempts = this.#attempt;
    if (kind === 'status') {
      this.#lane.tally.answeredCall(latencyWall_us);
      this.#close({ kind, status, problem: undefined, latencyWall_us, attempts });
    } else this.#close({ kind, latencyWall_us, attempts });
  }

  get #latencyWall_us(): number {
    return this.#services.options.kernel.now - this.#call.intended_us;
  }

  /** Hands the outcome to the device. */
  #close(told: Outcome<never>): void {
    this.#services.memory.ended(this.#call, told, this.#services.options.kernel.now);
    this.#call.answer(told);
  }

  #networkLatency(at: Attempt): number {
    const { faults, kernel } = this.#services.options;
    const fault = faults.strike('net/latency', kernel.now, at);
    const latency = fault?.parameters.latencyWall_us;
    if (fault === undefined || latency === undefined) return 0;
    faults.saw(fault.id);
    const drawn = word(kernel.key, hash64(`${fault.id}~${at.device}`), 'network', at.ordinal);
    return valueAt(latency, drawn);
  }
}

/** An attempt that reached the service. */
interface Served {
  readonly took_us: number;
  readonly heard: Heard;
}

/** Characters of a body, of which virtual time has none: as JSON it would have so many. */
const lengthOf = (body: unknown): number => JSON.stringify(body)?.length ?? 0;

const answered = (
  took_us: number,
  answer: Answer & { readonly retryAfter_s?: number },
): Served => ({ took_us, heard: { end: 'answered', answer } });

/** An attempt that brought no reply. */
type Failed = AttemptEnd & { readonly kind: 'refused' | 'reset' | 'timeout' | 'status' };

/** How an attempt ends, and the network fault that struck it. */
type Ending = (Heard | { readonly end: 'refused' }) & { readonly fault?: FaultPlan | undefined };
