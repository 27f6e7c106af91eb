import type { TextRegister, TicketText } from '../model/plan.ts';
import { type IssueKind, type Language, perIssueKind } from '../model/ticket.ts';
import { CA } from './texts/ca.ts';
import { EN } from './texts/en.ts';
import { ES } from './texts/es.ts';
import { FR } from './texts/fr.ts';
import { IT } from './texts/it.ts';
import type { KindTexts } from './texts/kind-texts.ts';

const REGISTERS: readonly TextRegister[] = ['clerk', 'manager', 'backOffice', 'public', 'machine'];

const listed = (texts: KindTexts): Record<IssueKind, readonly TicketText[]> =>
  perIssueKind((kind) =>
    REGISTERS.flatMap((register) =>
      texts[kind][register].map(([summary, description]) => ({ register, summary, description })),
    ),
  );

/**
 * What people under pressure write, by language and kind of issue. `{till}`, `{device}`, `{store}`
 * and `{clerk}` are filled in when a ticket is opened.
 */
export const TICKET_TEXTS: Readonly<
  Record<Language, Readonly<Record<IssueKind, readonly TicketText[]>>>
> = { es: listed(ES), ca: listed(CA), it: listed(IT), fr: listed(FR), en: listed(EN) };
