import type { LoadOperation, Operations } from '../../model/operations.ts';
import type {
  Binding,
  BindingContext,
  DialogueEnd,
  HttpAnswer,
  HttpRequest,
  OperationMapping,
  Read,
} from '../../services/binding.ts';
import { type Answered, answerOf, type CallEnd, statusEnd } from './call-end.ts';

type Request = Operations[LoadOperation]['request'];
type Reply = Operations[LoadOperation]['reply'];
/** A mapping and a dialogue without their operation, which the kernel has paired with it. */
type AnyMapping = OperationMapping<'support.claim'>;
type Steps = Generator<HttpRequest, DialogueEnd<Reply>, HttpAnswer>;

/** What a binding says in a call: its first request, and its turn after each answer. */
export interface Speech {
  first(): HttpRequest | CallEnd;
  /** @param answer 2xx, or a refusal that no other try will change */
  heard(answer: Answered): HttpRequest | CallEnd;
}

/** How a binding carries a call out. What it throws is a value here: the binding's, not ours. */
export function speechOf(
  binding: Binding,
  operation: LoadOperation,
  request: Request,
  context: BindingContext,
): Speech {
  const spoken = binding.operations[operation];
  if (spoken === undefined) return absent(binding, operation);
  if ('steps' in spoken) {
    const steps = spoken.steps as (request: Request, context: BindingContext) => Steps;
    return new Dialogue(() => steps(request, context));
  }
  return new OneRequest(spoken as unknown as AnyMapping, request, context);
}

class OneRequest implements Speech {
  readonly #mapping: AnyMapping;
  readonly #request: Request;
  readonly #context: BindingContext;

  constructor(mapping: AnyMapping, request: Request, context: BindingContext) {
    this.#mapping = mapping;
    this.#request = request;
    this.#context = context;
  }

  first(): HttpRequest | CallEnd {
    try {
      return this.#mapping.request(this.#request as never, this.#context);
    } catch (cause) {
      return threw(cause);
    }
  }

  heard(answer: Answered): CallEnd {
    const { status, body } = answer;
    if (!isGood(status)) return statusEnd(answer);
    try {
      return endOf(status, this.#mapping.read(status, body));
    } catch (cause) {
      return threw(cause);
    }
  }
}

class Dialogue implements Speech {
  readonly #begin: () => Steps;
  #steps: Steps | undefined;

  constructor(begin: () => Steps) {
    this.#begin = begin;
  }

  first(): HttpRequest | CallEnd {
    return this.#turn(200, () => {
      this.#steps = this.#begin();
      return this.#steps.next();
    });
  }

  heard(answer: Answered): HttpRequest | CallEnd {
    const { status } = answer;
    const isTaken = isGood(status) || (status >= 400 && status <= 499);
    if (!isTaken) return statusEnd(answer);
    return this.#turn(status, () => this.#steps?.next(answerOf(answer)));
  }

  #turn(
    status: number,
    step: () => IteratorResult<HttpRequest, DialogueEnd<Reply>> | undefined,
  ): HttpRequest | CallEnd {
    try {
      const turn = step();
      if (turn === undefined) return { kind: 'malformed', reason: 'the dialogue never began' };
      if (turn.done !== true) return turn.value;
      return 'refused' in turn.value ? statusEnd(turn.value.refused) : endOf(status, turn.value);
    } catch (cause) {
      return threw(cause);
    }
  }
}

const isGood = (status: number): boolean => status >= 200 && status <= 299;

const endOf = (status: number, read: Read<Reply>): CallEnd =>
  read.ok ? { kind: 'ok', status, body: read.reply } : { kind: 'malformed', reason: read.reason };

const threw = (cause: unknown): CallEnd => ({
  kind: 'malformed',
  reason: `the binding threw: ${cause instanceof Error ? cause.message : String(cause)}`,
});

/** The system has no such operation: answered here, never sent. */
function absent({ name, absent }: Binding, operation: LoadOperation): Speech {
  const title = `${name} has no ${operation}`;
  const end: CallEnd =
    absent?.[operation] === 'accepted'
      ? { kind: 'ok', status: 202, body: { accepted: true } }
      : { kind: 'status', status: 501, problem: { type: 'about:blank', title, status: 501 } };
  return { first: () => end, heard: () => end };
}
