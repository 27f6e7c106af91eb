import { hash64 } from '../../src/random/hash.ts';
import { type Outcomes, responseCodeFor } from '../payments/outcome-table.ts';
import { type IsoMessage, isoMessage } from './iso-message.ts';
import { type BatchTotals, Ledger } from './ledger.ts';

/** How an acquirer's host decides. */
export interface AcquirerOptions {
  /** How authorisations end by their amount; the cents as response code unless told. */
  readonly outcomes?: Outcomes;
  /** The answer to every n-th authorisation is lost, though it is carried out; 0 for none. */
  readonly loseEvery?: number;
}

/** Data elements an answer carries over from its request; never card data. */
const ECHOED = [3, 4, 7, 11, 12, 13, 18, 22, 25, 32, 37, 41, 42, 49, 70, 90] as const;
/** What a request must have, by class of message. */
const REQUIRED: Readonly<Record<string, readonly number[]>> = {
  '1': [3, 4, 11, 41],
  '2': [3, 4, 11, 41],
  '4': [4, 11, 41, 90],
  '5': [11, 41],
  '8': [11, 70],
};
const NETWORK_CODES: ReadonlySet<string> = new Set(['001', '002', '301']);

/**
 * The acquirer's host in ISO 8583: authorises by amount, takes advices, reverses through DE 90,
 * reconciles, signs on. It keeps no card data. No I/O, no clock, no randomness.
 */
export class AcquirerHost {
  readonly #outcomes: Outcomes;
  readonly #loseEvery: number;
  readonly #ledger = new Ledger();
  #authorised = 0;

  constructor({ outcomes = 'iso-cents', loseEvery = 0 }: AcquirerOptions = {}) {
    this.#outcomes = outcomes;
    this.#loseEvery = loseEvery;
  }

  /** The answer to a message; undefined for one that asks for none, and for one that is lost. */
  answer(request: IsoMessage): IsoMessage | undefined {
    const { mti, fields } = request;
    const kind = mti[1] ?? '';
    if (!asks(request)) return undefined;
    const required = REQUIRED[kind];
    if (required === undefined) return reply(request, '12');
    if (required.some((de) => !fields.has(de))) return reply(request, '30');
    if (kind === '4') return this.#reverse(request);
    if (kind === '5') return this.#reconcile(request);
    if (kind === '8') {
      return reply(request, NETWORK_CODES.has(fields.get(70) ?? '') ? '00' : '12');
    }
    return mti[2] === '2' ? this.#advise(request) : this.#authorise(request);
  }

  /** The answer to a message that could not be read whole. */
  formatError(request: IsoMessage): IsoMessage | undefined {
    return asks(request) ? reply(request, '30') : undefined;
  }

  #authorise(request: IsoMessage): IsoMessage | undefined {
    const { fields } = request;
    const key = keyOf(request);
    const known = this.#ledger.find(key);
    if (known !== undefined) {
      const repeat = isRepeat(request);
      if (!repeat) return reply(request, known.reversed ? '68' : '94');
      return reply(request, known.responseCode, known.approvalCode, known.approvedMinor);
    }
    const amountMinor = Number(fields.get(4));
    const responseCode = responseCodeFor(this.#outcomes, amountMinor);
    const approvedMinor = responseCode === '10' ? Math.floor(amountMinor / 2) : amountMinor;
    const approved = responseCode === '00' || responseCode === '10';
    const approvalCode = approved ? approvalOf(key) : undefined;
    const credit = isCredit(request);
    this.#ledger.add(key, fields.get(41) ?? '', {
      responseCode,
      approvalCode,
      approvedMinor: approved ? approvedMinor : 0,
      credit,
      reversed: false,
    });
    this.#authorised++;
    if (this.#loseEvery > 0 && this.#authorised % this.#loseEvery === 0) return undefined;
    return reply(request, responseCode, approvalCode, approved ? approvedMinor : undefined);
  }

  /** What was approved offline is taken as it is, once. */
  #advise(request: IsoMessage): IsoMessage {
    const { fields } = request;
    const key = keyOf(request);
    if (this.#ledger.find(key) === undefined) {
      this.#ledger.add(key, fields.get(41) ?? '', {
        responseCode: '00',
        approvalCode: fields.get(38) ?? approvalOf(key),
        approvedMinor: Number(fields.get(4)),
        credit: isCredit(request),
        reversed: false,
      });
    }
    return reply(request, '00');
  }

  /** A reversal may overtake its original, which is then too late. */
  #reverse(request: IsoMessage): IsoMessage {
    const terminal = request.fields.get(41) ?? '';
    const key = originalKeyOf(request);
    const original = this.#ledger.find(key);
    if (original !== undefined) {
      this.#ledger.reverse(original, terminal);
      return reply(request, '00');
    }
    this.#ledger.add(key, terminal, {
      responseCode: '68',
      approvalCode: undefined,
      approvedMinor: 0,
      credit: false,
      reversed: true,
    });
    return reply(request, '25');
  }

  #reconcile(request: IsoMessage): IsoMessage {
    const terminal = request.fields.get(41) ?? '';
    const own = totalFields(this.#ledger.totals(terminal));
    const differs = [...own].some(([de, value]) => {
      const told = request.fields.get(de);
      return told !== undefined && Number(told) !== Number(value);
    });
    if (!differs) this.#ledger.closeBatch(terminal);
    const answer = reply(request, differs ? '95' : '00');
    return { mti: answer.mti, fields: new Map([...answer.fields, ...own]) };
  }
}

/** Requests and advices are answered, answers and notifications are not. */
const asks = ({ mti }: IsoMessage): boolean => mti[2] === '0' || mti[2] === '2';
/** The last digit of a message type: 1, 3 and 5 are repeats. */
const isRepeat = ({ mti }: IsoMessage): boolean => Number(mti[3]) % 2 === 1;
/** Processing codes that begin with 2 are refunds and other credits. */
const isCredit = ({ fields }: IsoMessage): boolean => fields.get(3)?.startsWith('2') === true;

/** A terminal's STAN is its own for a day. */
const keyFor = (terminal: string, stan: string, sent: string): string =>
  `${terminal.trim()} ${stan} ${sent.slice(0, 4).padEnd(4, '0')}`;
const keyOf = ({ fields }: IsoMessage): string =>
  keyFor(fields.get(41) ?? '', fields.get(11) ?? '', fields.get(7) ?? '');
/** DE 90: type 4, STAN 6, transmission time 10, acquirer 11, forwarder 11. */
function originalKeyOf({ fields }: IsoMessage): string {
  const original = fields.get(90) ?? '';
  return keyFor(fields.get(41) ?? '', original.slice(4, 10), original.slice(10, 20));
}

/** Six digits or capitals (DE 38), the same for the same transaction. */
function approvalOf(key: string): string {
  const { high, low } = hash64(key);
  return (high.toString(36) + low.toString(36)).toUpperCase().padStart(6, '0').slice(-6);
}

function reply(
  { mti, fields }: IsoMessage,
  responseCode: string,
  approvalCode?: string,
  approvedMinor?: number,
): IsoMessage {
  const echoed = Object.fromEntries(ECHOED.map((de) => [de, fields.get(de)]));
  const amount = approvedMinor === undefined ? echoed[4] : twelve(approvedMinor);
  // Function 0 is answered by 1, advice 2 by 3; a repeat as what it repeats.
  const answered = `${mti.slice(0, 2)}${Number(mti[2]) + 1}${Number(mti[3]) & ~1}`;
  return isoMessage(answered, {
    ...echoed,
    4: amount,
    37: echoed[37] ?? fields.get(11)?.padStart(12, '0'),
    38: approvalCode,
    39: responseCode,
  });
}

const twelve = (minor: number): string => String(minor).padStart(12, '0');

function totalFields({ credits, debits }: BatchTotals): ReadonlyMap<number, string> {
  const count = (value: number): string => String(value).padStart(10, '0');
  const amount = (value: number): string => String(value).padStart(16, '0');
  return new Map([
    [74, count(credits.count)],
    [75, count(credits.reversalCount)],
    [76, count(debits.count)],
    [77, count(debits.reversalCount)],
    [86, amount(credits.amountMinor)],
    [87, amount(credits.reversalMinor)],
    [88, amount(debits.amountMinor)],
    [89, amount(debits.reversalMinor)],
  ]);
}
