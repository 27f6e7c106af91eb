import type { AuditFinding } from '../measure/audit/finding.ts';
import type { StoryLine } from '../measure/store-story.ts';
import type { StorePlan } from '../model/plan.ts';
import { formatMoney, formatTimeOfDay } from '../model/units.ts';
import { ENGLISH } from '../report/texts/en.ts';

/** A store's day in lines, its findings after them. */
export function formatStory(
  store: StorePlan,
  lines: readonly StoryLine[],
  findings: readonly AuditFinding[],
  currency: string,
): string {
  const head = `Store ${store.id}, ${store.name} (${store.country}, ${store.class}, ${store.tillSystem}); business time`;
  const told = lines.map(({ at_us, until_us, text, count, valueMinor }) => {
    const often = count === 1 ? '' : `${count} sales until ${formatTimeOfDay(until_us)}: `;
    const money = valueMinor === 0 ? '' : `, ${formatMoney(valueMinor, currency)}`;
    return `${formatTimeOfDay(at_us).padEnd(9)}${often}${text}${money}`;
  });
  const audit = findings.flatMap(({ kind, subject, steps }) => [
    `${ENGLISH.finding[kind]}: ${subject}`,
    ...steps.map((step) => `  ${formatTimeOfDay(step.at_us)} ${step.text}`),
  ]);
  const blocks = [[head], told, audit.length === 0 ? [] : ['Audit', ...audit]];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
