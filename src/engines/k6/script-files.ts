import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { begunBy } from '../../fleet/begun.ts';
import { Failure } from '../../model/failure.ts';
import { SERVICES, type Service } from '../../model/operations.ts';
import type { Plan } from '../../model/plan.ts';
import { planHash } from '../../scenario/plan-hash.ts';
import { dealWindow } from '../wall/deal.ts';
import { lengthWall_s } from './length.ts';
import { planOfScript } from './secret-names.ts';

/** What a script is written for. */
export interface ScriptOptions {
  readonly plan: Plan;
  /** VUs over all instances; never more than there are stores. */
  readonly vus: number;
  /** Where each service is, unless the environment says otherwise. */
  readonly targets: Readonly<Partial<Record<Service, string>>>;
  /** Bundled modules of bindings of one's own. */
  readonly bindingCode: Readonly<Partial<Record<Service, string>>>;
}

/** A VU's connections to one host: at k6's own six, most requests open one. */
const CONNECTIONS = 512;

/**
 * Writes what k6 needs to rehearse a plan: `script.js`, to be read and run, beside the bundle and
 * the data that it imports.
 * @returns the files' names, the script's first
 */
export async function writeScript(
  folder: string,
  options: ScriptOptions,
): Promise<readonly string[]> {
  const { plan, bindingCode } = options;
  await mkdir(folder, { recursive: true });
  const bindings = Object.entries(bindingCode).map(([service, code]) => ({
    service: service as Service,
    file: `binding-${service}.js`,
    code: code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'),
  }));
  const script = scriptText(options, bindings);
  await copyFile(bundleFile(), join(folder, 'peakday-k6.js'));
  await writeFile(join(folder, 'plan.json'), `${JSON.stringify(planOfScript(plan))}\n`);
  await writeFile(join(folder, 'begun.json'), `${JSON.stringify(begunBy(plan))}\n`);
  for (const { file, code } of bindings) await writeFile(join(folder, file), code);
  await writeFile(join(folder, 'script.js'), script);
  return [
    'script.js',
    'peakday-k6.js',
    'plan.json',
    'begun.json',
    ...bindings.map(({ file }) => file),
  ];
}

/** VUs that get stores: stores are dealt whole. */
export const vusOf = (plan: Plan, wanted: number): number => dealWindow(plan, wanted).length;

/** Beside the bundled command, above a bundled bench, or in dist when run from the sources. */
function bundleFile(): string {
  const places = ['./k6.js', '../k6.js', '../../../dist/k6.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Failure('PD_BUG', `the bundle for k6 is not there: ${places[0]}`, {
    hint: 'build first: npm run build',
  });
}

function scriptText(
  { plan, vus, targets }: ScriptOptions,
  bindings: readonly { readonly service: Service; readonly file: string }[],
): string {
  const address = (service: Service): string => {
    const known = targets[service];
    const variable = `__ENV.PEAKDAY_TARGET_${service.toUpperCase()}`;
    return `    ${service}: ${variable}${known === undefined ? '' : ` || ${quoted(known)}`},`;
  };
  const own = bindings.map(({ service }) => service).join(', ');
  const lines = [
    `// ${plan.title}: a rehearsal as a k6 script, written by peakday.`,
    '//',
    '//   k6 run --log-format raw --console-output run.lines script.js',
    '//   peakday merge run.lines --plan plan.json',
    "import { rehearsal } from './peakday-k6.js';",
    ...bindings.map(({ service, file }) => `import ${service} from './${file}';`),
    '',
    `const vus = ${vus};`,
    '',
    'const fleet = rehearsal({',
    "  plan: JSON.parse(open('./plan.json')),",
    `  planHash: '${planHash(planOfScript(plan))}',`,
    "  begun: JSON.parse(open('./begun.json')),",
    '  vus,',
    '  targets: {',
    ...SERVICES.map(address),
    '  },',
    ...(own === '' ? [] : [`  bindings: { ${own} },`]),
    '  env: __ENV,',
    '});',
    '',
    'export const options = {',
    '  scenarios: {',
    '    // One iteration a VU: it runs its stores from the start of the window to its end, and drains.',
    '    fleet: {',
    "      executor: 'per-vu-iterations',",
    '      vus,',
    '      iterations: 1,',
    `      maxDuration: '${lengthWall_s(plan)}s',`,
    '    },',
    '  },',
    "  // These size a VU's pool of idle connections.",
    `  batch: ${CONNECTIONS},`,
    `  batchPerHost: ${CONNECTIONS},`,
    ...tlsAuth(plan, targets),
    '};',
    '',
    'export const setup = fleet.setup;',
    'export default fleet.run;',
    '',
  ];
  return lines.join('\n');
}

/**
 * Client certificates, by their target's host; PEM texts come with the environment. An archive and
 * an inspection are made without it, and k6 takes no certificate that is none.
 */
function tlsAuth(plan: Plan, targets: ScriptOptions['targets']): readonly string[] {
  const entries = SERVICES.flatMap((service) => {
    const { url: written, certFile, keyFile } = plan.targets[service] ?? {};
    const url = targets[service] ?? written;
    if (url === undefined || certFile === undefined || keyFile === undefined) return [];
    const pem = (what: string): string => `__ENV.PEAKDAY_${what}_${service.toUpperCase()}`;
    const host = quoted(new URL(url).hostname);
    return [`    { domains: [${host}], cert: ${pem('CERT')}, key: ${pem('KEY')} },`];
  });
  return entries.length === 0 ? [] : ['  tlsAuth: [', ...entries, '  ].filter(({ key }) => key),'];
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
