import { gateFigure } from '../../gates/gate-figure.ts';
import type { GateResult } from '../../gates/judge.ts';
import type { GateBreach } from '../gate-breaches.ts';
import { gateOf } from '../gate-of.ts';
import type { Summary } from '../summary-shape.ts';
import type { Texts } from '../texts.ts';

/** Gates named in the sentence. */
const NAMED = 2;

/** One sentence: which gates failed and when, or what else the verdict rests on. */
export function whyText(summary: Summary, texts: Texts): string {
  const { gates, checks, sales } = summary;
  const said = texts.page.verdict;
  const failed = gates.filter(({ verdict }) => verdict === 'fail');
  const open = gates.filter(({ verdict }) => verdict === 'inconclusive');
  if (failed.length > 0) {
    const names = failed.slice(0, NAMED).map((result) => {
      const { gate, measured, unit, why } = result;
      const figure = measured === null ? null : gateFigure(measured, unit, sales.currency);
      const seen =
        figure === null
          ? why
          : said.measured([figure, ...labels(result, summary, texts)].join(', '));
      return `${gate} (${seen})${failed.length > 1 ? '' : whenText(breachOf(gate, summary), texts)}`;
    });
    const rest = failed.length - names.length;
    const listed = inWords([...names, ...(rest > 0 ? [said.more(rest)] : [])], texts);
    const when =
      failed.length === 1
        ? ''
        : together(
            failed.map(({ gate }) => gate),
            summary,
            texts,
          );
    const undecided = open.length === 0 ? '' : `; ${said.alsoUndecided(open.length)}`;
    return `${said.failed(failed.length, gates.length)}: ${listed}${when}${undecided}.`;
  }
  // What the checks of the day found has its words only in the summary.
  const doubtful = checks.find(({ verdict }) => verdict !== 'pass');
  if (doubtful !== undefined) {
    return `${said.noVerdict}: ${texts.check[doubtful.check]}: ${doubtful.why}.`;
  }
  const [first] = open;
  if (first !== undefined) {
    return `${said.undecided(open.length, gates.length)}: ${first.gate} (${first.why}).`;
  }
  if (summary.verdict !== 'pass') return summary.why;
  return gates.length === 0 ? said.noGates : said.passed(gates.length);
}

/** Clock and part of what a gate measured: a figure is told with both. */
function labels(result: GateResult, { engine }: Summary, texts: Texts): readonly string[] {
  const ofDay = gateOf(result)?.part === 'day' && engine !== 'virtual';
  const clock = result.clock === null ? [] : [texts.clock[result.clock]];
  return [...clock, ofDay ? texts.dayPart : texts.part];
}

const breachOf = (gate: string, { breaches }: Summary): GateBreach | undefined =>
  breaches.find((breach) => breach.gate === gate);

/** The time of several breaches: the whole of them, and the faults that all had in common. */
function together(gates: readonly string[], summary: Summary, texts: Texts): string {
  const all = gates.flatMap((gate) => breachOf(gate, summary) ?? []);
  const [first] = all;
  const from = all.map((one) => one.from).sort()[0];
  const to = all
    .map((one) => one.to)
    .sort()
    .at(-1);
  if (first === undefined || from === undefined || to === undefined) return '';
  const during = first.during.filter((fault) => all.every((one) => one.during.includes(fault)));
  return whenText({ ...first, from, to, during }, texts);
}

function whenText(breach: GateBreach | undefined, texts: Texts): string {
  if (breach === undefined) return '';
  const said = texts.page.verdict;
  const during = breach.during.length === 0 ? '' : ` ${said.during(inWords(breach.during, texts))}`;
  return `, ${said.between(breach.from, breach.to)}${during}`;
}

const inWords = (all: readonly string[], texts: Texts): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${texts.page.and} ${all.at(-1)}`;
