import type { Gate } from '../../gates/gate.ts';
import { parseGate } from '../../gates/parse.ts';
import type { Stage } from '../../measure/measures.ts';
import type { IssueKind } from '../../model/ticket.ts';
import type { Texts } from '../texts.ts';

/** A time that a gate sets for a stage of issues. */
export interface IssueLimit {
  readonly gate: string;
  readonly stage: Stage;
  /** Null: of all kinds. */
  readonly kind: IssueKind | null;
  /** The share that must be through the stage by then. */
  readonly quantile: number;
  readonly limit_us: number;
}

/** The times that gates set for issues in the part shown: what they have as a service level. */
export function issueLimits(
  gates: readonly string[],
  { part, dayPart }: Texts,
): readonly IssueLimit[] {
  return gates.flatMap((text) => {
    const gate = parseGate(text);
    return gate.part === 'day' && part !== dayPart ? [] : limitOf(gate);
  });
}

function limitOf({ text, measure, limit }: Gate): readonly IssueLimit[] {
  switch (measure.kind) {
    case 'issueTime': {
      const { stage, issue, quantile } = measure;
      return [{ gate: text, stage, kind: issue, quantile, limit_us: limit }];
    }
    case 'issueShare': {
      const { stage, issue, within_us } = measure;
      return [{ gate: text, stage, kind: issue, quantile: limit, limit_us: within_us }];
    }
    default:
      return [];
  }
}
