import { EXIT } from '../../model/failure.ts';
import { type Command, defineCommand } from '../command.ts';
import { UI_FLAGS } from '../ui-flags.ts';

/** `peakday mock`: systems to develop and certify a till, a terminal or a desk against. */
export const command: Command = defineCommand({
  operands: '[systems..]',
  about: `Serve mock systems on this machine until Ctrl-C, one line per exchange: those named, all
of a kind, or peakday's own promotion, payment, support and sales services. The admin
API beside them starts and heals faults and tells the journal while they run.`,
  examples: [
    ['peakday mock', 'the reference services, on free ports'],
    ['peakday mock --list', 'every system that can be named'],
    ['peakday mock support --port 8800', 'support on 8800, the admin API on 8801'],
    ['peakday mock --fault http/status:status=503,rate=0.1', 'a tenth of requests is refused'],
    ['peakday mock --lane acme=9000 --lane best=9100', 'two vendors who never meet'],
    ['peakday mock --config mock.yaml --record run.har', 'as a file says, recorded'],
  ],
  flags: {
    config: { type: 'string', requiresArg: true, describe: 'a file with systems, lanes, faults' },
    port: { type: 'number', describe: 'first of the ports (default: free ones)' },
    host: { type: 'string', requiresArg: true, describe: 'address to bind (default: 127.0.0.1)' },
    expose: { type: 'boolean', describe: 'let other machines in; wants PEAKDAY_ADMIN_TOKEN' },
    scenario: { type: 'string', requiresArg: true, describe: 'whose rules and coupons to serve' },
    seed: { type: 'number', describe: "of all draws (default: the scenario's, or 1)" },
    fault: {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'kind:name=value,... in force from the start; repeatable',
    },
    latency: { type: 'string', requiresArg: true, describe: 'p50=20ms,p99=200ms, or 20ms' },
    lane: { type: 'string', array: true, requiresArg: true, describe: 'name=port; repeatable' },
    tls: { type: 'boolean', describe: 'https, with a certificate made for this run' },
    mtls: { type: 'boolean', describe: 'the same, and clients need one as well' },
    record: { type: 'string', requiresArg: true, describe: 'write the last exchanges as HAR' },
    ...UI_FLAGS,
    list: { type: 'boolean', default: false, describe: 'the systems there are' },
    quiet: { type: 'boolean', default: false, describe: 'no line per exchange' },
  },
  run: async ({ list, quiet, json, ui, 'ui-port': port, ...flags }, streams) => {
    if (list) {
      const { listSystems } = await import('../list-systems.ts');
      streams.stdout.write(listSystems(json));
      return EXIT.ok;
    }
    const [{ mockRequest }, { runMock }] = await Promise.all([
      import('../mock-request.ts'),
      import('../run-mock.ts'),
    ]);
    await runMock(await mockRequest(flags, streams), { quiet, json, ui, 'ui-port': port }, streams);
    return EXIT.ok;
  },
});
