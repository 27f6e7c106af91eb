import type { DeviceCall } from '../wire/faults/device-faults.ts';
import { diagnosisAnswer, displayAnswer, loginAnswer } from './answers/plain-answers.ts';
import { statusAnswer } from './answers/status-answer.ts';
import { transactionAnswer } from './answers/transaction-answer.ts';
import { Batches } from './batches.ts';
import { belongsTo } from './belongs-to.ts';
import { Dialogue, type TerminalState } from './dialogue.ts';
import type { Ask, Errand } from './errands/errand.ts';
import { disturbedSteps } from './faults/disturbed-steps.ts';
import { terminalFault } from './faults/kinds.ts';
import type { TerminalFault } from './faults/terminal-fault.ts';
import { Logins } from './logins.ts';
import { type EventToNotify, failure, type Json, SUCCESS, type Verdict } from './nexo.ts';
import { type OpeningRequest, opening } from './opening.ts';
import { answer, type React, type Reaction, refusal } from './reaction.ts';
import type { NexoRequest } from './read-message.ts';
import type { Surroundings } from './surroundings.ts';
import { cardFor } from './test-cards.ts';
import type { Transaction } from './transaction.ts';

const ABORTED: Verdict = failure('Aborted', 'ABORTED', {
  refusalReason: '104 Merchant cancelled tx',
});

/**
 * A payment terminal: one dialogue at a time, results told again on request, each ServiceID
 * carried out once. It has no clock, timers or chance of its own: they come with its surroundings.
 */
export class Terminal {
  readonly poiId: string;
  readonly #around: Surroundings;
  readonly #batches: Batches = new Batches();
  readonly #logins: Logins;
  #dialogue: Dialogue | undefined;
  #running: Transaction | undefined;
  #latest: Transaction | undefined;
  /** The card that was read and waits for its payment. */
  #acquired: Transaction | undefined;
  #opened = 0;

  constructor(poiId: string, around: Surroundings) {
    this.poiId = poiId;
    this.#around = around;
    this.#logins = new Logins(around.loginRequired);
  }

  /** Where the dialogue is. */
  get state(): TerminalState {
    return this.#dialogue?.state ?? 'IDLE';
  }

  /** Whether it would answer now. */
  isOnline(): boolean {
    return this.#around.faults.foresee(this.#call('')) !== 'terminal/no-answer';
  }

  /** Takes a request; `react` gets what comes of it. */
  receive(request: NexoRequest, react: React): void {
    const { agenda } = this.#around;
    const { SaleID } = request.header;
    switch (request.category) {
      case 'Abort':
        this.#abort(request);
        react({ kind: 'empty' });
        break;
      case 'TransactionStatus':
        this.#status(request, react, true);
        break;
      case 'Diagnosis':
        react(answer(this.#diagnosis(request)));
        break;
      case 'Display':
        react(answer(displayAnswer(request.body)));
        break;
      case 'Login':
        this.#logins.login(SaleID);
        react(answer(loginAnswer(this.poiId, agenda.now_ms())));
        break;
      case 'Logout':
        this.#logins.logout(SaleID);
        react(refusal(request, SUCCESS));
        break;
      case 'EnableService':
        react(refusal(request, this.#enableService(request)));
        break;
      default:
        this.#open(request, react);
    }
  }

  #open(request: OpeningRequest, react: React): void {
    const engaged = this.#engaged(request);
    if (engaged !== undefined) {
      react(engaged);
      return;
    }
    const { SaleID } = request.header;
    const fault = terminalFault(this.#around.faults.strike(this.#call(SaleID)));
    this.#opened++;
    const stopped = this.#stopped(request, fault);
    if (stopped === undefined) this.#begin(request, fault, react);
    else react(stopped);
  }

  /** What was carried out is told again; a terminal in a dialogue is busy. */
  #engaged(request: OpeningRequest): Reaction | undefined {
    const { log, agenda } = this.#around;
    const { header, serviceId } = request;
    const done = log.find(this.poiId, header.SaleID, serviceId, agenda.now_ms());
    if (done !== undefined) return tellAgain(request, done);
    if (this.#dialogue === undefined || this.#continues(request)) return undefined;
    const { category, serviceId: other } = this.#dialogue;
    return refusal(request, failure('Busy', `${category} is running, ServiceID ${other}`));
  }

  /** Why a dialogue cannot begin, if it cannot. */
  #stopped(request: OpeningRequest, fault: TerminalFault | undefined): Reaction | undefined {
    if (fault?.mute) return { kind: 'silence' };
    if (fault?.logsOut) {
      this.#logins.restart();
      this.#emit('Initialised');
    }
    if (!this.#logins.admits(request.header.SaleID)) {
      return refusal(request, failure('LoggedOut', 'Login required'));
    }
    if (fault?.refuses === undefined) return undefined;
    if (fault.refuses.ErrorCondition === 'DeviceOut') this.#emit('OutOfOrder');
    return refusal(request, fault.refuses);
  }

  #begin(request: OpeningRequest, fault: TerminalFault | undefined, react: React): void {
    const place = {
      surroundings: this.#around,
      sequence: this.#opened,
      batch: this.#batches.number,
    };
    const acquired = this.#acquired !== undefined;
    this.#dropCard();
    const open = opening(request, place, this.#batches, acquired);
    if (open.kind === 'errand') {
      this.#transact(open.errand, fault, react);
      return;
    }
    this.#dialogue = new Dialogue(request.category, request, this.#around.agenda, {
      ends: (how) => {
        this.#dialogue = undefined;
        const reaction = how === 'aborted' ? refusal(request, ABORTED) : answer(open.answer());
        react(fault?.silent ? { kind: 'lost' } : reaction);
      },
    });
    this.#dialogue.run(open.steps);
  }

  /** Carries an errand out in a dialogue, as far as the fault and the till let it. */
  #transact(errand: Errand, fault: TerminalFault | undefined, react: React): void {
    const { agenda, timing } = this.#around;
    const { transaction, steps } = errand;
    this.#running = transaction;
    this.#dialogue = new Dialogue(transaction.category, transaction, agenda, {
      enters: (state) => this.#enters(state, transaction),
      ends: (how) => {
        transaction.verdict = how === 'aborted' ? ABORTED : this.#verdict(errand, fault);
        this.#settle(transaction);
        react(fault?.silent ? { kind: 'lost' } : answer(transactionAnswer(transaction)));
      },
    });
    this.#dialogue.run(disturbedSteps(steps, fault, timing.processing_ms));
  }

  #verdict(errand: Errand, fault: TerminalFault | undefined): Verdict {
    if (fault?.ends === 'unreachable') return failure(this.#around.hostTimeout, 'Host timeout');
    return fault?.ends ?? errand.carryOut();
  }

  #enters(state: TerminalState, transaction: Transaction): void {
    if (state === 'AUTHORISING') transaction.online = true;
    if (state !== 'CARD_READ') return;
    transaction.cardSeen = true;
    if (cardFor(transaction.id).entryMode === 'ICC') this.#emit('CardInserted');
  }

  #settle(transaction: Transaction): void {
    const { log, settled, agenda } = this.#around;
    transaction.ended_ms = agenda.now_ms();
    this.#dialogue = undefined;
    this.#running = undefined;
    this.#latest = transaction;
    this.#batches.add(transaction);
    log.add(transaction);
    if (transaction.category === 'CardAcquisition' && transaction.verdict.Result === 'Success') {
      this.#keepCard(transaction);
    } else if (transaction.cardSeen && cardFor(transaction.id).entryMode === 'ICC') {
      this.#emit('CardRemoved');
    }
    settled?.(transaction);
  }

  /** An acquired card waits for its payment as long as a prompt does. */
  #keepCard(transaction: Transaction): void {
    const { agenda, timing } = this.#around;
    this.#acquired = transaction;
    this.#dialogue = new Dialogue(transaction.category, transaction, agenda, {
      ends: () => {
        this.#dialogue = undefined;
        this.#acquired = undefined;
      },
    });
    this.#dialogue.run([{ state: 'CARD_ACQUIRED', lasts_ms: timing.prompt_ms }]);
  }

  #dropCard(): void {
    if (this.#acquired !== undefined) this.#dialogue?.abort();
  }

  /** Whether it is the payment that the acquired card waits for. */
  #continues(request: OpeningRequest): boolean {
    if (request.category !== 'Payment') return false;
    const reference = request.body.PaymentData?.CardAcquisitionReference;
    return reference !== undefined && reference.TransactionID === this.#acquired?.id;
  }

  #abort({ body, header }: Ask<'Abort'>): void {
    const { SaleID = header.SaleID, ServiceID } = body.MessageReference;
    const running = this.#dialogue;
    if (running?.serviceId === ServiceID && running?.saleId === SaleID) running?.abort();
  }

  #status(request: Ask<'TransactionStatus'>, react: React, first: boolean): void {
    const { agenda, timing, log } = this.#around;
    const {
      MessageCategory,
      SaleID = request.header.SaleID,
      ServiceID,
    } = request.body.MessageReference ?? {};
    const running = this.#running;
    const asksForRunning =
      running !== undefined &&
      (ServiceID === undefined ||
        (running.serviceId === ServiceID && running.header.SaleID === SaleID));
    // The terminal itself delays its answer, so that a till may ask again at once.
    if (asksForRunning && first) {
      agenda.after(timing.statusHold_ms, () => this.#status(request, react, false));
      return;
    }
    const ended =
      ServiceID === undefined
        ? this.#latest
        : log.find(this.poiId, SaleID, ServiceID, agenda.now_ms());
    const found = asksForRunning ? running : ended;
    const asked = MessageCategory === undefined || found?.category === MessageCategory;
    react(answer(statusAnswer(asked ? found : undefined, asksForRunning)));
  }

  #diagnosis({ body, header }: Ask<'Diagnosis'>): Json {
    const foreseen = this.#around.faults.foresee(this.#call(header.SaleID));
    return diagnosisAnswer(
      {
        busy: this.#dialogue !== undefined || foreseen === 'terminal/busy',
        readerOk: foreseen !== 'terminal/device-out',
        hostReachable: foreseen !== 'terminal/unreachable',
        loggedSaleIds: this.#logins.saleIds,
      },
      body.HostDiagnosisFlag === true,
    );
  }

  /** The next dialogue, as faults are drawn for it. */
  #call(saleId: string): DeviceCall {
    return {
      device: this.poiId,
      ordinal: this.#opened,
      isIn: (store) => belongsTo(store, saleId) || belongsTo(store, this.poiId),
    };
  }

  #enableService({ body }: Ask<'EnableService'>): Verdict {
    if (body.TransactionAction !== 'AbortTransaction') {
      return failure('UnavailableService', `${body.TransactionAction} is not available`);
    }
    this.#dropCard();
    return SUCCESS;
  }

  #emit(event: EventToNotify): void {
    this.#around.emit?.({ event, at_ms: this.#around.agenda.now_ms(), poiId: this.poiId });
  }
}

/** The answer again; a ServiceID that stands for something else is refused. */
function tellAgain(request: OpeningRequest, done: Transaction): Reaction {
  if (request.category === done.category) return answer(transactionAnswer(done));
  const message = `ServiceID ${done.serviceId} was used for a ${done.category} within 48 hours`;
  return refusal(request, failure('NotAllowed', message));
}
