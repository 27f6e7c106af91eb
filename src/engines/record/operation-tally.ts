import { Histogram } from '../../model/histogram.ts';
import type { OperationSecond } from '../../model/series.ts';
import type { AttemptResult } from './attempt.ts';

/** What one operation did in the second under way. */
export class OperationTally {
  readonly #op: number;
  readonly #service = new Histogram();
  readonly #intended = new Histogram();
  #issued = 0;
  #answered = 0;
  #retries = 0;
  #malformed = 0;
  #cut = 0;
  #failed = { refused: 0, reset: 0, timeout: 0 };
  #statuses: Record<string, number> = {};

  constructor(op: number) {
    this.#op = op;
  }

  issued(isRetry: boolean): void {
    this.#issued++;
    if (isRetry) this.#retries++;
  }

  ended(result: AttemptResult): void {
    if (result.end === 'cut') this.#cut++;
    else if (result.end !== 'answered') this.#failed[result.end]++;
    else {
      this.#answered++;
      this.#service.record(result.service_us);
      if (result.status < 200 || result.status > 299) {
        this.#statuses[result.status] = (this.#statuses[result.status] ?? 0) + 1;
      }
    }
  }

  malformed(): void {
    this.#malformed++;
  }

  /** A whole call ended with an answer, so long after its intended start. */
  answeredCall(intended_us: number): void {
    this.#intended.record(intended_us);
  }

  /** The second's record, and a fresh start; `undefined` when nothing happened. */
  take(): OperationSecond | undefined {
    const ended = this.#answered + this.#cut + this.#malformed + this.#intended.count;
    const failed = this.#failed.refused + this.#failed.reset + this.#failed.timeout;
    if (this.#issued + ended + failed === 0) return undefined;
    const record: OperationSecond = {
      op: this.#op,
      issued: this.#issued,
      answered: this.#answered,
      failed: this.#failed,
      cut: this.#cut,
      statuses: this.#statuses,
      malformed: this.#malformed,
      retries: this.#retries,
      service: this.#service.toSparse(),
      intended: this.#intended.toSparse(),
    };
    this.#service.reset();
    this.#intended.reset();
    this.#issued = this.#answered = this.#retries = this.#malformed = this.#cut = 0;
    this.#failed = { refused: 0, reset: 0, timeout: 0 };
    this.#statuses = {};
    return record;
  }
}
