import { EXIT, Failure } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { formatJournalLine } from '../format-journal-line.ts';
import { painter, wantsColor } from '../streams.ts';
import { untilStopped } from '../until-stopped.ts';

/** `peakday mock`: the reference services, to develop a till or a desk against. */
export const command: Command = defineCommand({
  operands: '',
  about: `Serve the promotion, payment and support services on this machine until Ctrl-C,
one line per exchange. Faults are injected through the admin API while it runs.`,
  examples: [
    ['peakday mock', 'on free ports, with demonstration promotions'],
    ['peakday mock --port 8800', 'promotions 8800, payments 8801, support 8802, admin 8803'],
    ['peakday mock --scenario black-friday', "with that scenario's promotions and coupons"],
    ['peakday mock --json', 'addresses and exchanges as one JSON object per line'],
  ],
  flags: {
    port: { type: 'number', describe: 'first of four ports (default: free ones)' },
    scenario: { type: 'string', requiresArg: true, describe: 'whose rules and coupons to serve' },
    seed: { type: 'number', describe: "of fault draws (default: the scenario's, or 1)" },
    quiet: { type: 'boolean', default: false, describe: 'no line per exchange' },
  },
  run: async ({ port, scenario, seed, quiet, json }, streams) => {
    const { startMocks } = await import('../../../mocks/serve.ts');
    const rules = await rulesOf(scenario, streams.cwd);
    const paint = painter(wantsColor(streams.stdout, streams.env));
    const mocks = await startMocks({
      ...rules,
      ...(seed !== undefined && { seed }),
      ports: portsFrom(port),
      ...(!quiet && {
        onExchange: (exchange) =>
          streams.stdout.write(
            json ? `${JSON.stringify({ exchange })}\n` : formatJournalLine(exchange, paint),
          ),
      }),
    });
    const addresses = { ...mocks.urls, admin: mocks.adminUrl };
    if (json) {
      streams.stdout.write(`${JSON.stringify({ addresses })}\n`);
    } else {
      for (const [service, url] of Object.entries(addresses)) {
        streams.stdout.write(`${paint('bold', service.padEnd(12))}${url}\n`);
      }
      streams.stderr.write('\nOpenAPI: /openapi.json on each.  Ctrl-C stops.\n\n');
    }
    await untilStopped();
    await mocks.close();
    return EXIT.ok;
  },
});

/** Rules and coupons of a scenario, or the demonstration's. */
async function rulesOf(nameOrPath: string | undefined, cwd: string) {
  if (nameOrPath === undefined) {
    const { DEMO_COUPONS, DEMO_RULES } = await import('../../../mocks/promotions/demo-rules.ts');
    return { seed: 1, replication: 0, promotions: DEMO_RULES, coupons: DEMO_COUPONS };
  }
  const [{ loadScenario }, { compile }] = await Promise.all([
    import('../../scenario/load.ts'),
    import('../../scenario/compile.ts'),
  ]);
  const { scenario } = await loadScenario(nameOrPath, { cwd });
  const { seed, replication, promotions, coupons } = await compile(scenario, {});
  return { seed, replication, promotions, coupons };
}

function portsFrom(first: number | undefined) {
  if (first === undefined) return {};
  if (!Number.isInteger(first) || first < 1 || first > 65_532) {
    throw new Failure('PD_USAGE', `--port ${first}: it must be a whole number from 1 to 65532`);
  }
  return { promotions: first, payments: first + 1, support: first + 2, admin: first + 3 };
}
