import type { RunSink } from '../engines/record/run-recorder.ts';
import { FactLedger } from '../measure/fact-ledger.ts';
import { SeriesLedger } from '../measure/series-ledger.ts';
import type { RecordedFact } from '../model/facts.ts';
import type { SecondRecord } from '../model/series.ts';

/** Measures a run as it happens and keeps no file: for studies of many days. */
export class MemorySink implements RunSink {
  readonly facts: FactLedger = new FactLedger();
  readonly series: SeriesLedger = new SeriesLedger();
  readonly #worker = this.series.worker('day');

  fact(fact: RecordedFact): void {
    this.facts.add(fact);
  }

  second(record: SecondRecord): void {
    this.series.add(record, this.#worker);
  }

  flush(): void {}

  close(): void {
    this.facts.end();
  }
}
