import type { Attained } from '../study/staff-figure.ts';
import type { StaffStudy } from '../study/staff-study.ts';
import { explainTheory } from './explain-staff.ts';

/** The roster as flags of `peakday what-if`. */
export const rosterFlags = ({ roster }: StaffStudy): readonly string[] =>
  (roster?.teams ?? []).map(({ id, agents }) => `--set desk.teams.${id}.agents=${agents}`);

/** A staffing study for programs: business µs, minor units; null where a figure is not reached. */
export function staffJson(study: StaffStudy): Readonly<Record<string, unknown>> {
  const { plan, target, roster, ample, ...rest } = study;
  return {
    scenario: plan.name,
    seed: plan.seed,
    window: { from_us: plan.live.from_us, to_us: plan.live.to_us },
    currency: plan.currency,
    target,
    ...rest,
    before: attained(study.before),
    ample: ample && { ...ample, attained: attained(ample.attained) },
    roster: roster && {
      total: roster.total,
      whole: roster.whole && attained(roster.whole),
      alone: attained(roster.alone),
      theory: { ...roster.theory, inWords: explainTheory(study) },
      teams: roster.teams.map(({ own, oneFewer, ...team }) => ({
        ...team,
        own: attained(own),
        oneFewer: oneFewer && { ...oneFewer, attained: attained(oneFewer.attained) },
      })),
      flags: rosterFlags(study),
    },
    frontier: study.frontier.map((point) => ({ ...point, attained: attained(point.attained) })),
  };
}

const attained = ({ days, percentile_us, share, interval }: Attained): unknown => ({
  percentile_us: Number.isFinite(percentile_us) ? percentile_us : null,
  share: Number.isFinite(share) ? share : null,
  interval,
  days: days.map((day) => ({
    percentile_us: Number.isFinite(day.percentile_us) ? day.percentile_us : null,
    share: day.share,
  })),
});
