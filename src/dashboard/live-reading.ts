import { join } from 'node:path';
import { FactLedger } from '../measure/fact-ledger.ts';
import { FolderTail } from '../measure/folder-tail.ts';
import { measureRun } from '../measure/measure-run.ts';
import type { Measures } from '../measure/measures.ts';
import { SeriesLedger } from '../measure/series-ledger.ts';
import type { RecordedFact, RunRecord } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { SecondRecord } from '../model/series.ts';

/** A run under way, as far as its workers have written it down. */
export class LiveReading {
  readonly #record: RunRecord;
  readonly #plan: Plan;
  readonly #seriesFiles: FolderTail;
  readonly #factFiles: FolderTail;
  readonly #series = new SeriesLedger();
  readonly #facts = new FactLedger();
  readonly #workers = new Map<string, ReturnType<SeriesLedger['worker']>>();
  /** By fault: whether the last that was heard of it is that it started. */
  readonly #on = new Map<string, boolean>();

  constructor(folder: string, record: RunRecord, plan: Plan) {
    // What is missing is still to come: only an ended run can be incomplete.
    this.#record = { ...record, ending: { how: 'completed', lost: [] } };
    this.#plan = plan;
    this.#seriesFiles = new FolderTail(join(folder, 'series'));
    this.#factFiles = new FolderTail(join(folder, 'facts'));
  }

  /** Of faults that ever began: whether they are on, by their facts. */
  get faultsOn(): ReadonlyMap<string, boolean> {
    return this.#on;
  }

  /** Reads what was written since the last time. */
  async readOn(): Promise<void> {
    await this.#seriesFiles.read((file, line) => {
      const second = parsed(line) as SecondRecord | undefined;
      if (second !== undefined) this.#series.add(second, this.#worker(file));
    });
    await this.#factFiles.read((_, line) => {
      const fact = parsed(line) as RecordedFact | undefined;
      if (fact === undefined) return;
      if (fact.fact === 'fault.started') this.#on.set(fact.fault, true);
      if (fact.fact === 'fault.healed') this.#on.set(fact.fault, false);
      this.#facts.add(fact);
    });
  }

  /** Everything measured so far. */
  measures(): Measures {
    return measureRun({
      record: this.#record,
      plan: this.#plan,
      series: this.#series,
      facts: this.#facts,
      torn: 0,
      fingerprint: null,
    });
  }

  #worker(file: string): ReturnType<SeriesLedger['worker']> {
    const name = file.replace(/\.ndjson$/, '');
    const known = this.#workers.get(name) ?? this.#series.worker(name);
    this.#workers.set(name, known);
    return known;
  }
}

/** A torn line is the report's to count; here it is passed over. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
