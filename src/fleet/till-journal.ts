import type { Me } from '../kernel/task.ts';
import type { SaleDocument } from '../model/sale.ts';

/** A sale document that waits to be handed over. */
export interface WaitingDocument {
  readonly document: SaleDocument;
  readonly queued_us: number;
  /** The disk is full until then: it is in the till's memory only, and a crash takes it. */
  readonly unsavedUntil_us: number;
}

/**
 * A till's own record of its sales: numbered from 1 without gaps, handed over in order, kept on
 * its disk, so that it outlives a restart (OFF-1).
 */
export class TillJournal {
  readonly #waiting: WaitingDocument[] = [];
  #last = 0;
  #refused = 0;
  #onItsWay: WaitingDocument | undefined;
  /** On its way when the till that held it in memory only crashed. */
  #orphan: WaitingDocument | undefined;

  /** Documents that head office does not have. */
  get size(): number {
    return this.#waiting.length + this.#refused;
  }

  /** The oldest document to be handed over. */
  get head(): WaitingDocument | undefined {
    return this.#waiting[0];
  }

  /** The number of the next sale. */
  next(): number {
    return ++this.#last;
  }

  put(waiting: WaitingDocument): void {
    this.#waiting.push(waiting);
  }

  /** The document was taken, if it still waits. */
  handedOver(waiting: WaitingDocument): void {
    this.#drop(waiting);
    this.#onItsWay = undefined;
    this.#orphan = undefined;
  }

  /** Head office will never take it: it is put aside for a person, and does not hold up the rest. */
  putAside(waiting: WaitingDocument): void {
    this.handedOver(waiting);
    this.#refused++;
  }

  /** The oldest document is on its way: head office may get it whatever becomes of the till. */
  sent(waiting: WaitingDocument): void {
    this.#onItsWay = waiting;
  }

  /** It did not arrive. @returns whether it is lost: the till has crashed meanwhile */
  cameBack(waiting: WaitingDocument): boolean {
    const isLost = this.#orphan === waiting;
    if (isLost) this.handedOver(waiting);
    this.#onItsWay = undefined;
    return isLost;
  }

  /** The till crashed: what was in its memory only is gone. @returns what was lost, in order */
  crash(now_us: number): readonly WaitingDocument[] {
    const gone = this.#waiting.filter(({ unsavedUntil_us }) => now_us < unsavedUntil_us);
    const lost = gone.filter((each) => each !== this.#onItsWay);
    if (lost.length < gone.length) this.#orphan = this.#onItsWay;
    for (const each of lost) this.#drop(each);
    return lost;
  }

  #drop(waiting: WaitingDocument): void {
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
  }
}

/** Says that a document will never be handed over. */
export const noteLostDocument = (me: Me, { document }: WaitingDocument): void =>
  me.note({ fact: 'document.lost', basket: document.basketId, document: document.documentId });
