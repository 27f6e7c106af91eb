import type { Encounter } from '../../faults/active-faults.ts';
import { PHASE } from '../../kernel/agenda.ts';
import type { Call } from '../../kernel/ports.ts';
import type { LoadOperation } from '../../model/operations.ts';
import { serviceOf } from '../../model/operations.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ClientPolicy } from '../../model/plan.ts';
import { hash64 } from '../../random/hash.ts';
import { share, valueAt, word } from '../../random/stream.ts';
import { type AttemptEnd, retryDelay } from '../../services/retry.ts';
import type { OperationTally } from '../record/operation-tally.ts';
import type { Answer } from './answer.ts';
import type { VirtualServices } from './virtual-services.ts';

/** A refused connection is noticed within a round trip. */
const REFUSAL_US = 500;
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
  readonly #operation: LoadOperation;
  readonly #policy: ClientPolicy;
  readonly #tally: OperationTally;
  #attempt = 0;

  constructor(services: VirtualServices, call: Call) {
    const { plan, recorder } = services.options;
    this.#services = services;
    this.#call = call;
    this.#operation = call.operation as LoadOperation;
    this.#policy = plan.policies[serviceOf(this.#operation)];
    this.#tally = recorder.operation(this.#operation);
  }

  start(): void {
    this.#services.budget(this.#operation).earn();
    this.#next();
  }

  #next(): void {
    const { kernel, faults, recorder } = this.#services.options;
    this.#attempt++;
    const at = this.#services.encounter(this.#call.device, this.#operation);
    this.#tally.issued(this.#attempt > 1);
    recorder.totals.issued++;
    this.#services.underWay(this.#operation, 1);
    const slowed_us = this.#networkLatency(at);
    if (faults.strike('net/refuse', kernel.now, at)) {
      this.#ends(slowed_us + REFUSAL_US, at, { end: 'refused' });
      return;
    }
    const isReset = faults.strike('net/reset', kernel.now, at) !== undefined;
    const { took_us, answer } = this.#serve(at, kernel.now + slowed_us);
    this.#ends(slowed_us + took_us, at, isReset ? { end: 'reset' } : { end: 'answered', answer });
  }

  /** What the service does with the attempt, and how long it takes. */
  #serve(at: Encounter, now_us: number): { took_us: number; answer: ServiceAnswer } {
    const { board, domain, latencies } = this.#services;
    const effects = board.consider({
      operation: this.#operation,
      device: at.device,
      ordinal: at.ordinal,
      store: at.store === '' ? undefined : at.store,
      basketId: 'basketId' in this.#call.request ? this.#call.request.basketId : undefined,
      wall_us: now_us,
    });
    const took_us = latencies.latency(this.#operation, at.device, at.ordinal, now_us);
    if (took_us === undefined) return { took_us: REFUSAL_US, answer: { ok: false, status: 503 } };
    const delayed_us = took_us + effects.delay_us;
    if (effects.answer !== undefined) {
      const { status, headers } = effects.answer;
      const retryAfter_s = Number(headers?.['retry-after']);
      const advice = Number.isFinite(retryAfter_s) ? { retryAfter_s } : {};
      return { took_us: delayed_us, answer: { ok: false, status, ...advice } };
    }
    const answer = domain.serve(this.#operation, this.#call.request as never, effects.withheld);
    board.settle(effects);
    return { took_us: delayed_us, answer };
  }

  /** Lets the attempt end after so long, or time out before. */
  #ends(took_us: number, at: Encounter, ending: Ending): void {
    const { kernel } = this.#services.options;
    const { timeoutWall_us } = this.#policy;
    const limit_us = Math.min(timeoutWall_us, this.#call.withinWall_us ?? timeoutWall_us);
    const isLate = took_us >= limit_us;
    const service_us = Math.round(isLate ? limit_us : took_us);
    const settle = (): void =>
      this.#ended(isLate ? { end: 'timeout' } : ending, service_us, at.ordinal);
    kernel.agenda.add(kernel.now + service_us, PHASE.completion, { settle }, undefined);
  }

  #ended(ending: Ending, service_us: number, ordinal: number): void {
    const { totals } = this.#services.options.recorder;
    this.#services.underWay(this.#operation, -1);
    if (ending.end !== 'answered') {
      this.#tally.ended({ end: ending.end, service_us });
      totals.failed++;
      this.#decide({ kind: ending.end }, undefined, ordinal);
      return;
    }
    const { answer } = ending;
    const status = answer.ok ? 200 : answer.status;
    this.#tally.ended({ end: 'answered', status, body: '', retryAfter_s: undefined, service_us });
    totals.answered++;
    if (answer.ok) this.#decide({ kind: 'ok' }, answer, ordinal);
    else this.#decide({ ...answer, kind: 'status' }, answer, ordinal);
  }

  #decide(end: AttemptEnd, answer: Answer | undefined, ordinal: number): void {
    const { kernel } = this.#services.options;
    if (end.kind !== 'ok') {
      const keyed = !UNKEYED.has(this.#operation);
      const jitter = (): number => share(kernel.key, hash64(this.#call.device), 'jitter', ordinal);
      const delay_us = retryDelay(this.#policy, this.#attempt, { ...end, keyed }, jitter);
      if (delay_us !== undefined && this.#services.budget(this.#operation).spend()) {
        const settle = (): void => this.#next();
        kernel.agenda.add(kernel.now + delay_us, PHASE.device, { settle }, undefined);
        return;
      }
    }
    const latencyWall_us = kernel.now - this.#call.intended_us;
    if (answer !== undefined) this.#tally.answeredCall(latencyWall_us);
    const figures = { latencyWall_us, attempts: this.#attempt };
    const outcome = answer?.ok
      ? { kind: 'ok', status: 200, body: answer.reply, ...figures }
      : end.kind === 'status'
        ? { kind: 'status', status: end.status, problem: undefined, ...figures }
        : { kind: end.kind, ...figures };
    // The domain answered the call's own operation; the union of replies cannot show it here.
    this.#call.answer(outcome as Outcome<never>);
  }

  #networkLatency(at: Encounter): number {
    const { faults, kernel } = this.#services.options;
    const fault = faults.strike('net/latency', kernel.now, at);
    const latency = fault?.parameters.latencyWall_us;
    if (fault === undefined || latency === undefined) return 0;
    const drawn = word(kernel.key, hash64(`${fault.id}~${at.device}`), 'network', at.ordinal);
    return valueAt(latency, drawn);
  }
}

type ServiceAnswer = Answer & { readonly retryAfter_s?: number };

type Ending =
  | { readonly end: 'answered'; readonly answer: ServiceAnswer }
  | { readonly end: 'refused' | 'reset' | 'timeout' };
