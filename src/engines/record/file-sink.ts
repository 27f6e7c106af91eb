import type { RecordedFact } from '../../model/facts.ts';
import type { SecondRecord } from '../../model/series.ts';
import { LineFile } from './line-file.ts';
import type { RunSink } from './run-recorder.ts';

/** Writes `facts/<name>.ndjson` and `series/<name>.ndjson` of a run folder, which must exist. */
export class FileSink implements RunSink {
  readonly #facts: LineFile;
  readonly #series: LineFile;

  constructor(folder: string, name: string) {
    this.#facts = new LineFile(`${folder}/facts/${name}.ndjson`);
    this.#series = new LineFile(`${folder}/series/${name}.ndjson`);
  }

  fact(fact: RecordedFact): void {
    this.#facts.add(fact);
  }

  second(record: SecondRecord): void {
    this.#series.add(record);
  }

  flush(): void {
    this.#facts.flush();
    this.#series.flush();
  }

  close(): void {
    this.#facts.close();
    this.#series.close();
  }
}
