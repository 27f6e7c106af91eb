import type { Encounter } from '../../faults/active-faults.ts';
import { showsBreakage } from '../../faults/wire-meaning.ts';
import { HAPPENED } from '../../fleet/happened.ts';
import type { Call } from '../../kernel/ports.ts';
import { type LoadOperation, serviceOf } from '../../model/operations.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { ClientPolicy } from '../../model/policy-plan.ts';
import { storeOf } from '../../model/store-of.ts';
import { hash64 } from '../../random/hash.ts';
import { share, valueAt, word } from '../../random/stream.ts';
import type { HttpRequest } from '../../services/binding.ts';
import { type AttemptEnd, isTransient, retryDelay } from '../../services/retry.ts';
import type { AttemptResult } from '../record/attempt.ts';
import type { OperationTally } from '../record/operation-tally.ts';
import type { AuthHeader } from './authorisation.ts';
import { type Answered, type CallEnd, statusEnd } from './call-end.ts';
import { addHeaders } from './headers.ts';
import { patienceOf } from './patience.ts';
import { type Speech, speechOf } from './speech.ts';
import type { Route, WallServices } from './wall-services.ts';

/**
 * One call of a behaviour: the requests its binding makes of it, their attempts, the faults on
 * their way, and its one outcome.
 */
export class LogicalCall {
  readonly #services: WallServices;
  readonly #call: Call;
  readonly #operation: LoadOperation;
  readonly #route: Route;
  readonly #policy: ClientPolicy;
  readonly #tally: OperationTally;
  readonly #speech: Speech;
  readonly #trace: string;
  /** The request under way, and its attempts; of a dialogue there are several. */
  #http: HttpRequest | undefined;
  #attempt = 0;
  #attempts = 0;
  #sent: AuthHeader | undefined;
  #renewed = false;
  #ordinal = 0;
  #traceparent = '';

  constructor(services: WallServices, call: Call) {
    const { plan, recorder, marks } = services.options;
    this.#services = services;
    this.#call = call;
    this.#operation = call.operation as LoadOperation;
    this.#route = services.route(this.#operation);
    this.#policy = plan.policies[serviceOf(this.#operation)];
    this.#tally = recorder.operation(this.#operation);
    const { binding, context } = this.#route;
    // A load operation carries a load operation's request: the kernel has paired them.
    const request = call.request as Call<LoadOperation>['request'];
    this.#speech = speechOf(binding, this.#operation, request, context);
    this.#trace = marks.trace();
  }

  start(): void {
    this.#turn(this.#speech.first());
  }

  /** Sends what the binding wants sent next, or ends the call as it says. */
  #turn(turn: HttpRequest | CallEnd): void {
    if ('kind' in turn) {
      if (turn.kind === 'malformed') this.#tally.malformed();
      this.#answer(turn);
      return;
    }
    this.#http = turn;
    const { recorder } = this.#services.options;
    recorder.sent(this.#operation, this.#call.device, () => turn);
    this.#attempt = 0;
    this.#renewed = false;
    this.#route.budget.earn();
    this.#next(turn);
  }

  /** Makes the next attempt, later if the target asked for patience. */
  #next(http: HttpRequest): void {
    const paced_us = this.#route.pace?.delay(this.#services.options.clock.wall()) ?? 0;
    this.#after(paced_us, () => this.#launch(http));
  }

  /** Sends an attempt, later if the ceiling or a slow network holds it back. */
  #launch(http: HttpRequest): void {
    const { clock, ceiling, recorder } = this.#services.options;
    this.#attempt++;
    this.#attempts++;
    const at = this.#encounter();
    const held_us = ceiling.delay(clock.wall());
    if (held_us > 0) recorder.lag.record(held_us);
    const slowed_us = this.#networkLatency(at);
    const timeout_us = Math.min(
      this.#policy.timeoutWall_us,
      this.#call.withinWall_us ?? this.#policy.timeoutWall_us,
    );
    if (slowed_us >= timeout_us) this.#after(held_us + timeout_us, () => this.#overdue(timeout_us));
    else {
      this.#after(held_us + slowed_us, () =>
        this.#send(http, at, timeout_us - slowed_us, slowed_us),
      );
    }
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

  #send(http: HttpRequest, at: Encounter, timeoutWall_us: number, slowed_us: number): void {
    if (this.#services.closing) return;
    const { authorisation, binding, origin } = this.#route;
    const { method, path, body } = http;
    if (!authorisation.isReady) {
      this.#renew((end) => {
        if (end === undefined) this.#send(http, at, timeoutWall_us, slowed_us);
        else this.#unauthorised(end);
      });
      return;
    }
    const { marks } = this.#services.options;
    this.#traceparent = marks.traceparent(this.#trace);
    const headers = marks.headers(this.#call.device, at.ordinal, this.#traceparent);
    addHeaders(headers, http, binding.keyHeader);
    this.#sent = authorisation.header;
    if (this.#sent !== undefined) headers.push(...this.#sent);
    this.#issued();
    const { faults, clock } = this.#services.options;
    const breakage = faults.breakage(clock.business(), at);
    origin.send(
      { operation: this.#operation, method, path, headers, body, timeoutWall_us },
      (result) => {
        if (breakage !== undefined && showsBreakage(breakage, result.end)) faults.saw(breakage.id);
        this.#ended(slowed_us === 0 ? result : slower(result, slowed_us));
      },
      breakage,
    );
  }

  #renew(then: (end: CallEnd | undefined) => void): void {
    const { loop } = this.#services.options;
    this.#route.authorisation.renew(this.#sent).then((end) => loop.deliver(() => then(end)));
  }

  /** Without a token nothing was sent: an attempt that failed, by what the token endpoint said. */
  #unauthorised(end: CallEnd): void {
    const { totals } = this.#services.options.recorder;
    this.#issued();
    this.#tally.ended({ end: 'refused', service_us: 0 });
    totals.failed++;
    this.#failed(end);
  }

  #ended(result: AttemptResult): void {
    const { totals } = this.#services.options.recorder;
    this.#tally.ended(result);
    if (result.end === 'cut') return;
    if (result.end === 'answered') {
      totals.answered++;
      this.#answered(result);
    } else {
      totals.failed++;
      this.#failed({ kind: result.end });
    }
  }

  #answered(result: Answered): void {
    const { status } = result;
    const { pace } = this.#route;
    if (status >= 400) {
      if (status === 401 && this.#route.authorisation.isRenewable && !this.#renewed) {
        this.#afresh();
        return;
      }
      const { wait_s, isLimit } = patienceOf(this.#route.binding, result);
      if (isLimit) pace?.limited(this.#services.options.clock.wall(), wait_s ?? 0);
      if (isLimit || isTransient({ status, keyed: this.#keyed })) {
        const advice = wait_s === undefined ? {} : { retryAfter_s: wait_s };
        this.#failed(statusEnd(result), { ...advice, limited: isLimit });
        return;
      }
    } else pace?.passed(this.#services.options.clock.wall());
    this.#turn(this.#speech.heard(result));
  }

  /** Once a request: a token that is no longer taken is changed for another. */
  #afresh(): void {
    const http = this.#http;
    this.#renewed = true;
    this.#renew((end) => {
      if (end !== undefined) this.#answer(end);
      else if (http !== undefined) this.#next(http);
    });
  }

  /** Another try of the same request, or the end of the call. */
  #failed(end: CallEnd, advice: Pick<AttemptEnd, 'retryAfter_s' | 'limited'> = {}): void {
    const delay_us = this.#retryIn({ ...end, ...advice, keyed: this.#keyed });
    const http = this.#http;
    if (delay_us === undefined || http === undefined) {
      this.#answer(end);
      return;
    }
    this.#services.options.recorder.tally(HAPPENED['call.retried']);
    this.#after(Math.max(1, delay_us), () => this.#next(http));
  }

  get #keyed(): boolean {
    return this.#http?.idempotencyKey !== undefined && this.#route.binding.keyHeader !== null;
  }

  #retryIn(end: AttemptEnd): number | undefined {
    if (this.#services.closing) return undefined;
    const { key } = this.#services.options;
    const jitter = (): number => share(key, hash64(this.#call.device), 'jitter', this.#ordinal);
    const delay_us = retryDelay(this.#policy, this.#attempt, end, jitter);
    return delay_us !== undefined && this.#route.budget.spend() ? delay_us : undefined;
  }

  #answer(end: CallEnd): void {
    const { clock } = this.#services.options;
    const intended_us = clock.wallAt(this.#call.intended_us);
    const latencyWall_us = Math.max(0, Math.round(clock.wall() - intended_us));
    const answered = end.kind === 'ok' || end.kind === 'status' || end.kind === 'malformed';
    const attempts = this.#attempts;
    // What was answered here, without a request, is neither load nor a sign of the service.
    if (attempts > 0) {
      this.#services.memory.ended(this.#call, end, clock.wall());
      if (answered) this.#tally.answeredCall(latencyWall_us);
      this.#keepExemplar(end.kind === 'status' ? String(end.status) : end.kind, latencyWall_us);
    }
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
    faults.saw(fault.id);
    return valueAt(latency, word(key, hash64(`${fault.id}~${at.device}`), 'network', at.ordinal));
  }

  #encounter(): Encounter {
    const { device } = this.#call;
    this.#ordinal = this.#services.nextOrdinal(device);
    return {
      store: storeOf(device) ?? '',
      device,
      ordinal: this.#ordinal,
      operation: this.#operation,
      basket: 'basketId' in this.#call.request ? this.#call.request.basketId : undefined,
    };
  }
}

/** An attempt that a slow network held back before it was sent. */
const slower = (result: AttemptResult, slowed_us: number): AttemptResult => ({
  ...result,
  service_us: result.service_us + slowed_us,
});
