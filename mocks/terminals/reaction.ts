import { refusalAnswer } from './answers/refusal-answer.ts';
import type { Json, Verdict } from './nexo.ts';
import type { NexoRequest } from './read-message.ts';

/** What comes of a request: a response's body, an empty answer, a cut connection, or nothing. */
export type Reaction =
  | { readonly kind: 'answer'; readonly body: Json }
  | { readonly kind: 'empty' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'silence' };
/** Takes the reaction, at once or when the dialogue has ended; called once. */
export type React = (reaction: Reaction) => void;

/** An answer's body. */
export const answer = (body: Json): Reaction => ({ kind: 'answer', body });
/** An answer that says why not. */
export const refusal = (request: NexoRequest, verdict: Verdict): Reaction =>
  answer(refusalAnswer(request, verdict));
