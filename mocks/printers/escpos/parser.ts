import { type CommandRule, isPrefix, ruleOf } from './command-table.ts';
import { realTimeLength, strictRealTimeLength } from './real-time.ts';

/** A command cut out of the stream. Text is the command `text` without a head. */
export interface Command {
  readonly name: string;
  readonly head: readonly number[];
  readonly data: Uint8Array;
}

/** Who takes what the parser finds, in the order of the bytes. */
export interface CommandSink {
  command(command: Command): void;
  /** `DLE EOT`, `DLE ENQ`, `DLE DC4`: to be done at once, before everything that waits. */
  realTime(bytes: readonly number[]): void;
}

const EMPTY = new Uint8Array(0);
const DLE = 0x10;
const LINE_CONTROLS: Readonly<Record<number, string>> = {
  9: 'HT',
  10: 'LF',
  12: 'FF',
  13: 'CR',
  24: 'CAN',
};

/**
 * Cuts an ESC/POS byte stream into commands, whatever chunks it comes in. It never throws and
 * keeps at most `dataLimit` bytes of one command; what is longer is skipped to its end.
 * Real-time commands are found between commands and within their data (where a printer acts on
 * them too), not within heads.
 */
export class EscPosParser {
  readonly #sink: CommandSink;
  readonly #dataLimit: number;
  #head: number[] = [];
  #rule: CommandRule | undefined;
  /** Bytes of data still to come; -1 while they end with NUL, 0 outside of data. */
  #missing = 0;
  #parts: Uint8Array[] = [];
  #kept = 0;
  /** The beginning of a real-time command within data. */
  #suspect: number[] = [];
  #abandoned = false;

  constructor(sink: CommandSink, dataLimit: number = 1 << 20) {
    this.#sink = sink;
    this.#dataLimit = dataLimit;
  }

  /** Bytes kept for a command that is not complete. */
  get pending(): number {
    return this.#head.length + this.#kept + this.#suspect.length;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#missing !== 0) at = this.#takeData(chunk, at);
      else if (this.#head.length > 0) at = this.#takeHead(chunk, at);
      else at = this.#takeFirst(chunk, at);
    }
  }

  /** The command that is being received will not be executed (`DLE ENQ 2`). */
  abandon(): void {
    this.#abandoned = this.#head.length > 0;
  }

  #takeFirst(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte >= 0x20) {
      let end = at + 1;
      while (end < chunk.length && (chunk[end] ?? 0) >= 0x20) end++;
      // A copy: what waits in a queue must not hold on to the whole chunk.
      this.#sink.command({ name: 'text', head: [], data: new Uint8Array(chunk.subarray(at, end)) });
      return end;
    }
    if (byte === DLE || isPrefix(byte)) this.#head.push(byte);
    else {
      const name = LINE_CONTROLS[byte];
      if (name !== undefined) this.#sink.command({ name, head: [], data: EMPTY });
    }
    return at + 1;
  }

  #takeHead(chunk: Uint8Array, at: number): number {
    const head = this.#head;
    if (head[0] === DLE) return this.#takeRealTime(chunk, at);
    head.push(chunk[at] ?? 0);
    if (head.length === 2) this.#rule = ruleOf(head[0] ?? 0, head[1] ?? 0);
    const rule = this.#rule;
    if (rule === undefined) {
      this.#endCommand('unknown');
      return at + 1;
    }
    // Heads whose length depends on their letter's first parameter need that one first.
    const needed = typeof rule.head === 'number' ? rule.head : Math.max(3, rule.head(head));
    if (head.length < needed) return at + 1;
    const length = rule.data?.(head) ?? 0;
    if (length === 0) this.#endCommand(rule.name);
    else this.#missing = length === 'nul' ? -1 : length;
    return at + 1;
  }

  #takeRealTime(chunk: Uint8Array, at: number): number {
    const head = this.#head;
    head.push(chunk[at] ?? 0);
    const length = realTimeLength(head);
    if (length === 0) {
      // A lone DLE is nothing; the byte after it may begin anything.
      this.#head = [];
      return at;
    }
    if (head.length === length) {
      this.#head = [];
      this.#sink.realTime(head);
    }
    return at + 1;
  }

  #takeData(chunk: Uint8Array, at: number): number {
    const endsWithNul = this.#missing < 0;
    const nul = endsWithNul ? chunk.indexOf(0, at) : -1;
    const end = endsWithNul
      ? nul < 0
        ? chunk.length
        : nul
      : Math.min(chunk.length, at + this.#missing);
    const part = chunk.subarray(at, end);
    this.#keep(part);
    if (!endsWithNul) this.#missing -= part.length;
    this.#findRealTime(part);
    if (endsWithNul ? nul >= 0 : this.#missing === 0) this.#endCommand(this.#rule?.name ?? '');
    return endsWithNul && nul >= 0 ? end + 1 : end;
  }

  #keep(part: Uint8Array): void {
    const room = this.#dataLimit - this.#kept;
    if (room <= 0 || part.length === 0) return;
    const kept = new Uint8Array(part.subarray(0, room));
    // A client that sends byte by byte must not cost an object a byte.
    const last = this.#parts.at(-1);
    if (last !== undefined && last.length < 4096 && kept.length < 4096) {
      this.#parts[this.#parts.length - 1] = joined([last, kept], last.length + kept.length);
    } else this.#parts.push(kept);
    this.#kept += kept.length;
  }

  #findRealTime(part: Uint8Array): void {
    for (let at = 0; at < part.length; at++) {
      if (this.#suspect.length === 0) {
        at = part.indexOf(DLE, at);
        if (at < 0) return;
      }
      this.#suspect.push(part[at] ?? 0);
      this.#judgeSuspect();
    }
  }

  #judgeSuspect(): void {
    while (this.#suspect.length > 0) {
      const length = strictRealTimeLength(this.#suspect);
      if (length > this.#suspect.length) return;
      if (length === 0) {
        // What looked like a beginning was none; another may begin within it.
        const next = this.#suspect.indexOf(DLE, 1);
        this.#suspect = next < 0 ? [] : this.#suspect.slice(next);
        continue;
      }
      const found = this.#suspect;
      this.#suspect = [];
      this.#sink.realTime(found);
    }
  }

  #endCommand(name: string): void {
    const command = { name, head: this.#head, data: joined(this.#parts, this.#kept) };
    const abandoned = this.#abandoned;
    this.#head = [];
    this.#rule = undefined;
    this.#missing = 0;
    this.#parts = [];
    this.#kept = 0;
    this.#suspect = [];
    this.#abandoned = false;
    if (!abandoned) this.#sink.command(command);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only === undefined) return EMPTY;
  if (parts.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
