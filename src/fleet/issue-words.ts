import type { Language } from '../model/ticket.ts';

/** What a store says in a ticket that is open already, in its language. */
interface IssueWords {
  readonly answer: string;
  readonly reopen: string;
}

/** The store's side of the talk with the desk. */
export const ISSUE_WORDS: Readonly<Record<Language, IssueWords>> = {
  es: {
    answer: 'Sí, ya lo he mirado y sigue exactamente igual. ¿Qué hago?',
    reopen: 'Lo que decís no ha servido, sigue igual. Lo vuelvo a abrir.',
  },
  ca: {
    answer: 'Sí, ja ho he mirat i continua igual. Què faig?',
    reopen: 'El que dieu no ha servit, continua igual. Ho torno a obrir.',
  },
  it: {
    answer: 'Sì, ho controllato ed è ancora tutto uguale. Che faccio?',
    reopen: 'Quello che avete scritto non è servito, è ancora così. Riapro.',
  },
  fr: {
    answer: 'Oui, j’ai vérifié, c’est toujours pareil. Je fais quoi ?',
    reopen: 'Ça n’a rien changé, le problème est toujours là. Je rouvre.',
  },
  en: {
    answer: 'Yes, checked that, still exactly the same. What now?',
    reopen: 'That did not help, it is still the same. Opening it again.',
  },
};
