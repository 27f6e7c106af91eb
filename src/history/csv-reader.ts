/** One record of a CSV file: where it starts, and its fields or why it has none. */
export interface CsvRecord {
  /** 1-based line on which the record starts. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Set when the quoting cannot be read; the fields are then empty. */
  readonly malformed: string | null;
}

/** Characters a single record may have: a quote that is never closed must not eat the memory. */
const LONGEST = 1 << 20;

const LINE_FEED = 10;
const QUOTE = 34;

/**
 * A streaming reader of RFC 4180 records: push text as it comes, take the records that are whole.
 * Lines end in LF or CRLF; quoted fields may hold delimiters, line ends and doubled quotes; a
 * quote inside a field that does not start with one is an ordinary character. Empty lines are no
 * records.
 */
export class CsvReader {
  readonly #delimiter: string;
  #rest = '';
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that end within the text so far. */
  push(text: string): readonly CsvRecord[] {
    return this.#take(this.#rest + text, false);
  }

  /** What is left after the last line end. */
  end(): readonly CsvRecord[] {
    return this.#take(this.#rest, true);
  }

  #take(text: string, final: boolean): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    let start = 0;
    let quote = text.indexOf('"');
    while (start < text.length) {
      const feed = text.indexOf('\n', start);
      const end = feed === -1 ? text.length : feed;
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
      if (quote !== -1 && quote < end) {
        const next = this.#quoted(text, start, final, records);
        if (next === -1) break;
        start = next;
        continue;
      }
      if (feed === -1 && !final) break;
      const line = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
      if (line !== '') {
        records.push({ line: this.#line, fields: line.split(this.#delimiter), malformed: null });
      }
      this.#line++;
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length <= LONGEST) return records;
    const malformed = 'is longer than a record can be: a quote is never closed, or this is no CSV';
    records.push({ line: this.#line, fields: [], malformed });
    this.#rest = '';
    return records;
  }

  /** Reads a record with quotes in it; @returns where the next starts, -1 when more is needed. */
  #quoted(text: string, from: number, final: boolean, records: CsvRecord[]): number {
    const line = this.#line;
    const fields: string[] = [];
    let at = from;
    let feeds = 0;
    for (;;) {
      let field: string;
      if (text.charCodeAt(at) === QUOTE) {
        const close = closingQuote(text, at + 1);
        if (close === -1 || (close + 1 >= text.length && !final)) {
          return final
            ? this.#giveUp(text, from, records, 'opens a quote that is never closed')
            : -1;
        }
        field = text.slice(at + 1, close).replaceAll('""', '"');
        for (let i = at; i < close; i++) if (text.charCodeAt(i) === LINE_FEED) feeds++;
        at = close + 1;
        if (text.startsWith('\r\n', at)) at++;
        else if (text[at] === '\r' && at + 1 === text.length && !final) return -1;
      } else {
        const end = endOf(text, at, this.#delimiter);
        if (end === text.length && !final) return -1;
        field = text.slice(at, text[end] === '\n' && text[end - 1] === '\r' ? end - 1 : end);
        at = end;
      }
      fields.push(field);
      if (text.startsWith(this.#delimiter, at)) at += this.#delimiter.length;
      else if (at >= text.length || text[at] === '\n') break;
      else return this.#giveUp(text, from, records, 'has text after a closing quote');
    }
    records.push({ line, fields, malformed: null });
    this.#line += feeds + 1;
    return at + 1;
  }

  /** Leaves out one line and goes on with the next: the best guess where a record may start. */
  #giveUp(text: string, from: number, records: CsvRecord[], malformed: string): number {
    records.push({ line: this.#line, fields: [], malformed });
    this.#line++;
    const feed = text.indexOf('\n', from);
    return feed === -1 ? text.length : feed + 1;
  }
}

/** The quote that closes a field: the first that is not doubled. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

/** Where an unquoted field ends. */
function endOf(text: string, from: number, delimiter: string): number {
  const comma = text.indexOf(delimiter, from);
  const feed = text.indexOf('\n', from);
  const ends = [comma, feed].filter((end) => end !== -1);
  return ends.length === 0 ? text.length : Math.min(...ends);
}
