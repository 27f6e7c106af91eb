import { whole } from '../../gates/gate-figure.ts';
import type { AuditFinding, AuditMeasures, FindingKind } from '../../measure/audit/finding.ts';
import { formatTimeOfDay } from '../../model/units.ts';
import { type Markup, markup, NOTHING } from '../markup.ts';
import type { Texts } from '../texts.ts';

/** Findings of one kind told in the page; the rest is in audit.ndjson. */
const TOLD_HERE = 5;

/** What was not as it should be, each finding with its facts and the command that replays it. */
export function auditSection(audit: AuditMeasures, texts: Texts): Markup {
  const words = texts.sections.audit;
  const kinds = Object.keys(audit.counts) as FindingKind[];
  const { documents, tickets } = audit.pending;
  const notes = [
    ...(audit.unanswered > 0 ? [words.unanswered(whole(audit.unanswered))] : []),
    ...(documents + tickets > 0 ? [words.pending(whole(documents), whole(tickets))] : []),
  ];
  const found =
    kinds.length === 0
      ? words.clean
      : words.found(whole(sum(audit)), kinds.length, texts.clock.business, texts.part);
  return markup`<section id="audit"><h2>${words.heading}</h2>
<p>${found}</p>
${notes.map((note) => markup`<p>${note}</p>\n`)}${kinds.map((kind) => kindBlock(kind, audit, texts))}</section>
`;
}

const sum = ({ counts }: AuditMeasures): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

function kindBlock(kind: FindingKind, audit: AuditMeasures, texts: Texts): Markup {
  const found = audit.findings.filter((finding) => finding.kind === kind).slice(0, TOLD_HERE);
  const count = audit.counts[kind] ?? 0;
  const more = count - found.length;
  return markup`<details><summary>${texts.finding[kind]}: ${whole(count)}</summary>
${found.map((finding) => findingBlock(finding, texts))}${
  more > 0
    ? markup`<p>${texts.sections.audit.more(whole(more))} <code>audit.ndjson</code></p>\n`
    : NOTHING
}</details>
`;
}

const findingBlock = (
  { subject, store, steps, replay }: AuditFinding,
  { sections }: Texts,
): Markup =>
  markup`<h3><code>${subject}</code>${store === null ? NOTHING : markup`, ${sections.audit.inStore(store)}`}</h3>
<ol class="steps">${steps.map(({ at_us, text }) => markup`<li><time>${formatTimeOfDay(at_us)}</time> ${text}</li>`)}</ol>
<p>${sections.audit.again}: <code>${replay}</code></p>
`;
