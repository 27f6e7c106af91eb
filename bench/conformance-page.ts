import type { Measures } from '../src/measure/measures.ts';
import { agrees, type Conforming, type Line, within } from './conformance-line.ts';

/** docs/conformance.md: counts of all engines, and the latencies of those that measure them. */
export function pageOf(
  { live, virtual, k6 }: Conforming,
  lines: readonly Line[],
  minutes: number,
): string {
  const rows = lines.map((line) => {
    const { what, live: count, virtual: simulated, k6: inK6 = '–' } = line;
    const verdict = agrees(line) ? 'agrees' : 'APART';
    return `| ${what} | ${count} | ${inK6} | ${simulated} | ± ${within(line)} | ${verdict} |`;
  });
  const runs = [live, virtual, ...(k6 === undefined ? [] : [k6])];
  const isSame = runs.every(({ scheduleHash }) => scheduleHash === live.scheduleHash);
  const same = isSame ? 'the same' : 'NOT the same';
  return `# Conformance of the engines

The scenario \`smoke\` without its faults, seed ${live.plan.seed}, ${minutes} business minutes from 15:00 at
c = 1 and f = 1: over real HTTP against the embedded mocks by the live engine and by k6, and once in
virtual time. Written by \`npm run bench -- conformance\`, which fails when a line is apart.

Arrivals and baskets of every store are ${same} in all (schedule hash \`${live.scheduleHash}\`).
The interval is that of the difference of two independent Poisson counts of these sizes (95 %); equal
schedules make the real difference smaller.

| count | live | k6 | virtual | interval | |
|---|---:|---:|---:|---:|---|
${rows.join('\n')}

${k6 === undefined ? 'There was no k6 on the machine.\n' : latencies(live, k6)}
The virtual engine's latencies are not compared: it is given a model of them (assumed here, fitted from
the live window in a rehearsal of two parts).
`;
}

/** Both histograms of what a request took, as bars of a decade's thirds. */
function latencies(live: Measures, k6: Measures): string {
  const bins = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  const share = (run: Measures, below_ms: number): number => {
    const { count, above } = run.operations.reduce(
      (sum, { service }) => ({
        count: sum.count + service.count,
        above: sum.above + service.countAbove(below_ms * 1e3),
      }),
      { count: 0, above: 0 },
    );
    return count === 0 ? 0 : 1 - above / count;
  };
  const bar = (part: number): string => '█'.repeat(Math.round(part * 40));
  const rows = bins.map((top, i) => {
    const from = bins[i - 1] ?? 0;
    const cell = (run: Measures): string => {
      const part = share(run, top) - (i === 0 ? 0 : share(run, from));
      return `${(part * 100).toFixed(1)} % ${bar(part)}`.trim();
    };
    return `| ${from} to ${top} ms | ${cell(live)} | ${cell(k6)} |`;
  });
  const p = (run: Measures, at: number): string => {
    const of = run.operations.find(({ operation }) => operation === 'promotions.evaluate');
    return `${((of?.service.quantile(at) ?? Number.NaN) / 1e3).toFixed(2)} ms`;
  };
  return `## What a request took

From send to last byte (wall clock), all operations together: both histograms, in shares of requests.
The engines measure with their own clients; k6 measures in Go, Node on its event loop.

| took | live | k6 |
|---|---|---|
${rows.join('\n')}

promotions.evaluate: p50 ${p(live, 0.5)} live, ${p(k6, 0.5)} in k6; p99 ${p(live, 0.99)} and ${p(k6, 0.99)}.
`;
}
