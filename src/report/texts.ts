import type { CheckResult } from '../gates/check-run.ts';
import type { GateResult, Verdict } from '../gates/judge.ts';
import type { FindingKind } from '../measure/audit/finding.ts';
import type { AbnormalHow } from '../measure/fact-ledger.ts';
import type { IssueCounts, Stage } from '../measure/measures.ts';
import type { LostSaleCause } from '../model/facts.ts';
import type { IssueKind } from '../model/ticket.ts';
import type { PageTexts } from './texts/page-texts.ts';
import type { SectionTexts } from './texts/section-texts.ts';

/** Every word a report shows beside figures, so that another language is one more of these. */
export interface Texts {
  readonly language: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** A single gate's verdict, in a word. */
  readonly gate: Readonly<Record<Verdict, string>>;
  readonly symbol: Readonly<Record<Verdict, string>>;
  readonly check: Readonly<Record<CheckResult['check'], string>>;
  readonly issue: Readonly<Record<IssueKind, string>>;
  /** A kind of issue after a number, in a word or two. */
  readonly shortIssue: Readonly<Record<IssueKind, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  /** What an issue in a stage was waiting for. */
  readonly waiting: Readonly<Record<Stage, string>>;
  readonly counts: Readonly<Record<keyof IssueCounts, string>>;
  readonly cause: Readonly<Record<LostSaleCause, string>>;
  readonly abnormal: Readonly<Record<AbnormalHow, string>>;
  /** What the audit found, in a few words. */
  readonly finding: Readonly<Record<FindingKind, string>>;
  readonly clock: Readonly<Record<NonNullable<GateResult['clock']>, string>>;
  /** Which part of a rehearsal a figure is from. */
  readonly part: string;
  readonly dayPart: string;
  /** The frame of the report: first screen, load, fleet wall, gates, operations, method. */
  readonly page: PageTexts;
  /** Issues, desk, sales, resilience, devices, audit, coverage. */
  readonly sections: SectionTexts;
}
