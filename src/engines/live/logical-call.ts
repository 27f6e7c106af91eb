import type { Encounter } from '../../faults/active-faults.ts';
import type { Call } from '../../kernel/ports.ts';
import { type LoadOperation, type Operations, serviceOf } from '../../model/operations.ts';
import type { Outcome, Problem } from '../../model/outcome.ts';
import type { ClientPolicy } from '../../model/plan.ts';
import { storeOf } from '../../model/store-of.ts';
import { hash64 } from '../../random/hash.ts';
import { share, valueAt, word } from '../../random/stream.ts';
import type { HttpRequest } from '../../services/binding.ts';
import { retryDelay } from '../../services/retry.ts';
import type { AttemptResult } from '../record/attempt.ts';
import type { OperationTally } from '../record/operation-tally.ts';
import type { LiveServices, Route } from './live-services.ts';
import type { Breakage } from './origin.ts';

type Reply = Operations[LoadOperation]['reply'];

/** One call of a behaviour: its attempts, the faults on their way, and its one outcome. */
export class LogicalCall {
  readonly #services: LiveServices;
  readonly #call: Call;
  readonly #operation: LoadOperation;
  readonly #route: Route;
  readonly #policy: ClientPolicy;
  readonly #tally: OperationTally;
  readonly #http: HttpRequest;
  readonly #trace: string;
  #attempt = 0;
  #ordinal = 0;
  #traceparent = '';

  constructor(services: LiveServices, call: Call) {
    const { plan, recorder, marks } = services.options;
    this.#services = services;
    this.#call = call;
    this.#operation = call.operation as LoadOperation;
    this.#route = services.route(this.#operation);
    this.#policy = plan.policies[serviceOf(this.#operation)];
    this.#tally = recorder.operation(this.#operation);
    const mapping = this.#route.binding.operations[this.#operation];
    // The kernel pairs operation and request; the union of mappings cannot show it here.
    this.#http = (mapping.request as (request: unknown) => HttpRequest)(call.request);
    this.#trace = marks.trace();
  }

  start(): void {
    this.#route.budget.earn();
    this.#next();
  }

  /** Makes the next attempt, later if the ceiling or a slow network holds it back. */
  #next(): void {
    const { clock, ceiling, recorder } = this.#services.options;
    this.#attempt++;
    const at = this.#encounter();
    const held_us = ceiling.delay(clock.wall());
    if (held_us > 0) recorder.lag.record(held_us);
    const slowed_us = this.#networkLatency(at);
    const timeout_us = Math.min(
      this.#policy.timeoutWall_us,
      this.#call.withinWall_us ?? this.#policy.timeoutWall_us,
    );
    if (slowed_us >= timeout_us) this.#after(held_us + timeout_us, () => this.#overdue(timeout_us));
    else this.#after(held_us + slowed_us, () => this.#send(at, timeout_us - slowed_us, slowed_us));
  }

  #after(delay_us: number, action: () => void): void {
    const { loop, clock } = this.#services.options;
    if (delay_us === 0) action();
    else loop.wheel.set(clock.wall() + delay_us, () => loop.deliver(action));
  }

  #issued(): void {
    this.#tally.issued(this.#attempt > 1);
    this.#services.options.recorder.totals.issued++;
  }

  /** The network held the request back longer than the till waits. */
  #overdue(timeout_us: number): void {
    this.#issued();
    this.#ended({ end: 'timeout', service_us: timeout_us });
  }

  #send(at: Encounter, timeoutWall_us: number, slowed_us: number): void {
    if (this.#services.closing) return;
    const { marks } = this.#services.options;
    this.#traceparent = marks.traceparent(this.#trace);
    const headers = marks.headers(this.#call.device, at.ordinal, this.#traceparent);
    const { method, path, body, idempotencyKey } = this.#http;
    if (body !== undefined) headers.push('content-type', 'application/json');
    if (idempotencyKey !== undefined) headers.push('idempotency-key', `"${idempotencyKey}"`);
    this.#issued();
    this.#route.origin.send(
      { method, path, headers, body, timeoutWall_us },
      (result) => this.#ended(slowed_us === 0 ? result : slower(result, slowed_us)),
      this.#breakage(at),
    );
  }

  #ended(result: AttemptResult): void {
    const { totals } = this.#services.options.recorder;
    this.#tally.ended(result);
    if (result.end === 'cut') return;
    if (result.end === 'answered') totals.answered++;
    else totals.failed++;
    const end: CallEnd = result.end === 'answered' ? this.#read(result) : { kind: result.end };
    const delay_us = end.kind === 'ok' ? undefined : this.#retryIn(end);
    if (delay_us === undefined) this.#answer(end);
    else this.#after(Math.max(1, delay_us), () => this.#next());
  }

  #read({ status, body, retryAfter_s }: Answered): CallEnd {
    if (status < 200 || status > 299) {
      const problem = problemOf(body);
      return retryAfter_s === undefined
        ? { kind: 'status', status, problem }
        : { kind: 'status', status, problem, retryAfter_s };
    }
    const read = this.#route.binding.operations[this.#operation].read(status, body);
    if (read.ok) return { kind: 'ok', status, body: read.reply };
    this.#tally.malformed();
    return { kind: 'malformed', reason: read.reason };
  }

  #retryIn(end: CallEnd): number | undefined {
    if (this.#services.closing) return undefined;
    const { key } = this.#services.options;
    const keyed = this.#http.idempotencyKey !== undefined;
    const jitter = (): number => share(key, hash64(this.#call.device), 'jitter', this.#ordinal);
    const delay_us = retryDelay(this.#policy, this.#attempt, { ...end, keyed }, jitter);
    return delay_us !== undefined && this.#route.budget.spend() ? delay_us : undefined;
  }

  #answer(end: CallEnd): void {
    const { clock } = this.#services.options;
    const intended_us = clock.wallAt(this.#call.intended_us);
    const latencyWall_us = Math.max(0, Math.round(clock.wall() - intended_us));
    const answered = end.kind === 'ok' || end.kind === 'status' || end.kind === 'malformed';
    if (answered) this.#tally.answeredCall(latencyWall_us);
    this.#keepExemplar(end.kind === 'status' ? String(end.status) : end.kind, latencyWall_us);
    const attempts = this.#attempt;
    // As above: the reply was read by the operation's own mapping.
    const outcome = (
      end.kind === 'ok'
        ? { kind: 'ok', status: end.status, body: end.body, latencyWall_us, attempts }
        : { ...end, latencyWall_us, attempts }
    ) as Outcome<never>;
    this.#call.answer(outcome);
  }

  #keepExemplar(outcome: string, latencyWall_us: number): void {
    const { exemplars, options } = this.#services;
    if (!exemplars.isWorthKeeping(this.#operation, outcome, latencyWall_us)) return;
    options.recorder.note(
      {
        fact: 'request.exemplar',
        operation: this.#operation,
        device: this.#call.device,
        outcome,
        latencyWall_us,
        traceparent: this.#traceparent,
      },
      options.clock.business(),
    );
  }

  #networkLatency(at: Encounter): number {
    const { faults, key, clock } = this.#services.options;
    const fault = faults.strike('net/latency', clock.business(), at);
    const latency = fault?.parameters.latencyWall_us;
    if (fault === undefined || latency === undefined) return 0;
    return valueAt(latency, word(key, hash64(`${fault.id}~${at.device}`), 'network', at.ordinal));
  }

  #breakage(at: Encounter): Breakage | undefined {
    const { faults, clock } = this.#services.options;
    const now_us = clock.business();
    if (faults.strike('net/refuse', now_us, at)) return 'refuse';
    return faults.strike('net/reset', now_us, at) ? 'reset' : undefined;
  }

  #encounter(): Encounter {
    const { device } = this.#call;
    this.#ordinal = this.#services.nextOrdinal(device);
    return {
      store: storeOf(device) ?? '',
      device,
      ordinal: this.#ordinal,
      operation: this.#operation,
    };
  }
}

/** An attempt that a slow network held back before it was sent. */
const slower = (result: AttemptResult, slowed_us: number): AttemptResult => ({
  ...result,
  service_us: result.service_us + slowed_us,
});

type Answered = Extract<AttemptResult, { end: 'answered' }>;

type CallEnd =
  | { readonly kind: 'ok'; readonly status: number; readonly body: Reply }
  | { readonly kind: 'refused' | 'reset' | 'timeout' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly problem: Problem | undefined;
      readonly retryAfter_s?: number;
    }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Problem documents are read by `type`; HTML error pages are survived (RFC 9457). */
function problemOf(body: string): Problem | undefined {
  try {
    const value = JSON.parse(body) as Partial<Problem> | null;
    return typeof value?.type === 'string' ? (value as Problem) : undefined;
  } catch {
    return undefined;
  }
}
