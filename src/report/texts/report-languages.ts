/** The languages a report is written in (ISO 639-1); apart from their words, to be loaded early. */
export const REPORT_LANGUAGES = ['en', 'es', 'ca', 'it'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];
