import type { TicketText } from '../model/plan.ts';
import type { IssueKind, Language } from '../model/ticket.ts';
import { CA } from './texts/ca.ts';
import { EN } from './texts/en.ts';
import { ES } from './texts/es.ts';
import { FR } from './texts/fr.ts';
import { IT } from './texts/it.ts';

/**
 * What a clerk under pressure writes, by language and kind of issue. `{till}`, `{device}`,
 * `{store}` and `{clerk}` are filled in when a ticket is opened.
 */
export const TICKET_TEXTS: Readonly<
  Record<Language, Readonly<Record<IssueKind, readonly TicketText[]>>>
> = { es: ES, ca: CA, it: IT, fr: FR, en: EN };
