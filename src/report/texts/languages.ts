import type { Texts } from '../texts.ts';
import { CATALAN } from './ca.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { ITALIAN } from './it.ts';
import type { ReportLanguage } from './report-languages.ts';

/** The words of every language a report is written in. */
export const LANGUAGES: Readonly<Record<ReportLanguage, Texts>> = {
  en: ENGLISH,
  es: SPANISH,
  ca: CATALAN,
  it: ITALIAN,
};
