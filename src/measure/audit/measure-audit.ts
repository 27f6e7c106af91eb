import type { RunRecord } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import type { FactLedger } from '../fact-ledger.ts';
import type { AuditedCoupon, LeakFact } from './audit-ledger.ts';
import { basketFindings } from './basket-findings.ts';
import { type AuditFinding, type AuditMeasures, type FindingKind, TOLD } from './finding.ts';
import { ticketFindings } from './ticket-findings.ts';

/** The audit of a run: checks of correctness across its facts and what the services told. */
export function measureAudit(facts: FactLedger, plan: Plan, record: RunRecord): AuditMeasures {
  const ledger = facts.audit;
  const replay = (store: string): string => `${record.command} --trace ${store}`;
  const counts: Partial<Record<FindingKind, number>> = {};
  const told = new Map<FindingKind, AuditFinding[]>();
  const add = (finding: AuditFinding): void => {
    const count = (counts[finding.kind] ?? 0) + 1;
    counts[finding.kind] = count;
    const list = told.get(finding.kind);
    if (list === undefined) told.set(finding.kind, [finding]);
    else list.push(finding);
  };
  const { issues, tickets } = facts;
  for (const one of basketFindings(ledger.baskets, plan.currency, replay)) add(one);
  for (const one of ticketFindings({ plan, ledger, issues, tickets, replay })) add(one);
  for (const coupon of ledger.coupons.values()) couponFindings(coupon, record).forEach(add);
  for (const leak of ledger.leaks) add(leakFinding(leak, record));
  return {
    counts: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    findings: [...told].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => earliest(list)),
    unanswered: ledger.unanswered,
    pending: { documents: ledger.pendingDocuments, tickets: ledger.pendingTickets },
  };
}

const earliest = (list: readonly AuditFinding[]): readonly AuditFinding[] =>
  [...list].sort((a, b) => a.at_us - b.at_us || (a.subject < b.subject ? -1 : 1)).slice(0, TOLD);

function couponFindings(coupon: AuditedCoupon, { command }: RunRecord): readonly AuditFinding[] {
  const { coupon: subject, redeemed, reserved, limit, at_us } = coupon;
  const found = (kind: FindingKind, text: string): AuditFinding => ({
    kind,
    subject,
    store: null,
    at_us,
    steps: [{ at_us, text: `asked at the end, the promotion service says of ${subject}: ${text}` }],
    replay: command,
  });
  return [
    ...(limit !== null && redeemed > limit
      ? [found('couponOverRedeemed', `redeemed ${redeemed} times, ${limit} are allowed`)]
      : []),
    ...(reserved > 0
      ? [found('reservationStuck', `held by ${reserved} baskets that are over`)]
      : []),
  ];
}

const leakFinding = (leak: LeakFact, { command }: RunRecord): AuditFinding => ({
  kind: 'privacyLeak',
  subject: leak.operation,
  store: null,
  at_us: leak.at_us,
  steps: [{ at_us: leak.at_us, text: `${leak.device} sent ${leak.what} in ${leak.where}` }],
  replay: command,
});
