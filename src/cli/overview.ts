import { COMMANDS } from './commands.ts';

/** `peakday --help`: examples first, then every command in a line. */
export function overview(): string {
  const names = Object.entries(COMMANDS).map(
    ([name, { operands, about }]) => [`${name} ${operands}`.trim(), about] as const,
  );
  return `peakday rehearses a retailer's peak day and says whether the doors would have stayed open.

Examples:
  peakday run smoke                       a small rehearsal, under 15 seconds
  peakday check black-friday              the day's curve and what it will ask of your services
  peakday what-if smoke --set desk.teams.es.agents=6
                                          the same simulated days with two agents more
  peakday staff black-friday --target 'p90 resolve <= 15 min'
                                          the smallest desk that keeps it, and what one less costs
  peakday mock                            mock systems to develop a till against
  peakday run smoke --engine k6 --instances 4
                                          the same rehearsal in four k6 processes
  peakday run my-day.yaml --target support=http://127.0.0.1:8080

Commands:
${names.map(([usage, about]) => `  ${usage.padEnd(20)} ${about}`).join('\n')}

Options:
  --json               results as JSON on stdout
  --help               this text; \`peakday <command> --help\` for a command's own
  --version            the version

Flags can be set as PEAKDAY_<FLAG>, for example PEAKDAY_SEED=7; flags on the line win.
Exit codes: 0 pass, 99 a gate failed, 98 inconclusive, 104 scenario invalid, 105 stopped by a
signal; every error code is explained in docs/errors.md.
`;
}
