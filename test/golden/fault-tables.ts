import { FAULTS } from '../../src/faults/catalogue.ts';
import type { FaultDefinition } from '../../src/faults/definition.ts';
import type { FaultParameter } from '../../src/faults/parameter.ts';
import { FAULT_KINDS } from '../../src/model/fault-plan.ts';
import { WARNINGS } from '../../src/scenario/lint-warning.ts';

const LAYERS: Readonly<Record<string, string>> = {
  net: 'The network',
  tls: 'TLS',
  http: 'The service',
  body: 'Bodies of answers',
  head: 'Heads of answers',
  promo: 'Promotions',
  support: 'The support service',
  time: 'Clocks',
  printer: 'Printers',
  terminal: 'Payment terminals',
  till: 'Tills',
  scanner: 'Scanners',
  desk: 'The desk',
};

/** The catalogue as Markdown: a table for each layer, in the order of the catalogue. */
export function faultTables(): string {
  return Object.entries(LAYERS)
    .map(([layer, title]) => {
      const kinds = FAULT_KINDS.filter((kind) => kind.startsWith(`${layer}/`));
      const rows = kinds.map((kind) => row(FAULTS[kind]));
      return [
        `### ${title}`,
        '',
        '| kind | what is broken | what is seen | keys of its own | `rate` per | scope |',
        '|---|---|---|---|---|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

function row({ kind, means, seen, parameters, per, trigger, scope }: FaultDefinition): string {
  const keys = Object.entries(parameters).map(([key, parameter]) => keyOf(key, parameter));
  const units = trigger ? 'once for each device' : per.length === 0 ? 'always' : per.join(', ');
  return `| \`${kind}\` | ${means} | ${seen} | ${keys.join('<br>') || '-'} | ${units} | ${scope} |`;
}

function keyOf(key: string, parameter: FaultParameter): string {
  const clock = 'clock' in parameter ? ` (${parameter.clock})` : '';
  const form =
    parameter.kind === 'choice' ? parameter.choices.join(', ') : `${parameter.kind}${clock}`;
  const usual = parameter.required
    ? 'required'
    : parameter.usual === undefined
      ? 'optional'
      : `default \`${parameter.usual}\``;
  return `\`${key}\`: ${form}, ${usual}. ${parameter.about}`;
}

/** The warnings of `peakday check` as Markdown. */
export const warningTable = (): string =>
  [
    '| code | what it warns of |',
    '|---|---|',
    ...Object.entries(WARNINGS).map(([code, about]) => `| \`${code}\` | ${about} |`),
  ].join('\n');
