import type { IssueRecord } from './measures.ts';
import { stageAt } from './stage-at.ts';

/**
 * Where an issue stands: `began` and nobody noticed, `noticed`, `reported` and waiting for an
 * agent, `acknowledged` and in work, `resolved` and not yet tried; then it is over: `verified` by
 * the store, or `ended` without the desk.
 */
export const FLOW_STATES = [
  'verified',
  'ended',
  'resolved',
  'acknowledged',
  'reported',
  'noticed',
  'began',
] as const;
export type FlowState = (typeof FLOW_STATES)[number];

/** From a business instant on, an issue stands so. */
export interface FlowStep {
  readonly at_us: number;
  readonly state: FlowState;
}

const WAITING_FOR: Readonly<Record<ReturnType<typeof stageAt>, FlowState>> = {
  notice: 'began',
  report: 'noticed',
  acknowledge: 'reported',
  work: 'acknowledged',
  verify: 'resolved',
  resolve: 'began',
};

/** One issue's states in their order; the last lasts for ever. A reopened one waits again. */
export function issueTimeline(record: IssueRecord): readonly FlowStep[] {
  const over_us = record.verified_us ?? record.ended_us ?? Number.POSITIVE_INFINITY;
  const instants = [
    record.began_us,
    record.noticed_us,
    record.reported_us,
    record.acknowledged_us,
    ...record.resolved_us,
    ...record.reopened_us,
  ].filter((at_us): at_us is number => at_us !== null && at_us < over_us);
  const steps: FlowStep[] = [];
  for (const at_us of [...new Set(instants)].sort((a, b) => a - b)) {
    const state = WAITING_FOR[stageAt(record, at_us)];
    if (steps.at(-1)?.state !== state) steps.push({ at_us, state });
  }
  if (Number.isFinite(over_us)) {
    steps.push({ at_us: over_us, state: record.verified_us === null ? 'ended' : 'verified' });
  }
  return steps;
}
