import type { RecordedFact } from '../../../model/facts.ts';
import type { SecondRecord } from '../../../model/series.ts';
import type { RunSink } from '../../record/run-recorder.ts';
import type { ShardSnapshot } from '../../wall/shard-assignment.ts';
import { type End, type Hello, lineOf } from '../lines.ts';

/** Takes whole lines, several at once, each with its end. */
export type Outlet = (lines: string) => void;

/** A shard's records as lines. Each turn's leave together, so that a kill takes a turn at most. */
export class LineSink implements RunSink {
  readonly #shard: number;
  readonly #out: Outlet;
  readonly #snapshot: () => ShardSnapshot | undefined;
  #pending = '';

  /** @param snapshot where the shard stands, told once a second */
  constructor(shard: number, out: Outlet, snapshot: () => ShardSnapshot | undefined) {
    this.#shard = shard;
    this.#out = out;
    this.#snapshot = snapshot;
  }

  hello(hello: Hello): void {
    this.#add(lineOf('h', this.#shard, hello));
    this.flush();
  }

  end(end: End): void {
    this.#add(lineOf('e', this.#shard, end));
    this.flush();
  }

  fact(fact: RecordedFact): void {
    this.#add(lineOf('f', this.#shard, fact));
  }

  second(record: SecondRecord): void {
    this.#add(lineOf('s', this.#shard, record));
    const snapshot = this.#snapshot();
    if (snapshot !== undefined) this.#add(lineOf('p', this.#shard, snapshot));
  }

  flush(): void {
    if (this.#pending === '') return;
    const lines = this.#pending;
    this.#pending = '';
    this.#out(lines);
  }

  close(): void {
    this.flush();
  }

  #add(line: string): void {
    this.#pending += `${line}\n`;
  }
}
