import type { IssueRecord, Stage } from './measures.ts';

/**
 * The stage an issue was in at a business instant: what a sale lost then was waiting for.
 * A reopened issue waits to be acknowledged again.
 */
export function stageAt(record: IssueRecord, at_us: number): Stage {
  const steps: readonly (readonly [instant: number | null, stage: Stage])[] = [
    [record.noticed_us, 'report'],
    [record.reported_us, 'acknowledge'],
    [record.acknowledged_us, 'work'],
    ...record.resolved_us.map((instant) => [instant, 'verify'] as const),
    ...record.reopened_us.map((instant) => [instant, 'acknowledge'] as const),
  ];
  let stage: Stage = 'notice';
  let latest = Number.NEGATIVE_INFINITY;
  for (const [instant, next] of steps) {
    if (instant === null || instant > at_us || instant < latest) continue;
    latest = instant;
    stage = next;
  }
  return stage;
}
