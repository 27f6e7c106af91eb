import type { Language } from '../model/ticket.ts';

/** What agents write into tickets, in the store's language. */
interface DeskWords {
  readonly question: string;
  readonly fixed: string;
  /** An answer for the form: it mends nothing. */
  readonly formal: string;
}

/** The desk's side of the talk with stores. */
export const DESK_WORDS: Readonly<Record<Language, DeskWords>> = {
  es: {
    question: '¿Puedes mirar qué pone exactamente en la pantalla y si ocurre en más cajas?',
    fixed: 'Corregido en remoto. Prueba otra vez, por favor.',
    formal: 'Hemos revisado tu consulta y no se aprecia ninguna incidencia. Gracias.',
  },
  ca: {
    question: 'Pots mirar què hi diu exactament la pantalla i si passa a més caixes?',
    fixed: 'Corregit en remot. Torna-ho a provar, si us plau.',
    formal: 'Hem revisat la teva consulta i no s’hi aprecia cap incidència. Gràcies.',
  },
  it: {
    question: 'Mi dici che cosa c’è scritto sullo schermo e se succede anche ad altre casse?',
    fixed: 'Sistemato da remoto. Riprova, per favore.',
    formal: 'Abbiamo verificato la segnalazione e non risultano anomalie. Grazie.',
  },
  fr: {
    question: 'Qu’est-ce qui s’affiche exactement, et est-ce pareil sur les autres caisses ?',
    fixed: 'Corrigé à distance. Merci de réessayer.',
    formal: 'Après vérification, aucune anomalie n’est constatée. Cordialement.',
  },
  en: {
    question: 'What exactly does the screen say, and is it the same on other tills?',
    fixed: 'Done remotely. Please try again.',
    formal: 'We have reviewed your request and found no fault. Kind regards.',
  },
};
