import type { TextRegister } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Texts of one language: summary and description, by kind of issue and by who writes them. */
export type KindTexts = Readonly<
  Record<
    IssueKind,
    Readonly<Record<TextRegister, readonly (readonly [summary: string, description: string])[]>>
  >
>;
