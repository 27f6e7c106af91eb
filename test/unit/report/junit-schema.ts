import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What the Jenkins xUnit plugin's junit-10.xsd says of one element. */
interface Rule {
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly children?: readonly string[];
  /** Whether text may stand in it. */
  readonly text?: true;
}

const RULES: Readonly<Record<string, Rule>> = {
  testsuites: {
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
    children: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file'],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { children: ['property'] },
  property: { required: ['name', 'value'] },
  testcase: {
    required: ['name'],
    optional: ['time', 'classname', 'group'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: { optional: ['type', 'message'], text: true },
  error: { optional: ['type', 'message'], text: true },
  failure: { optional: ['type', 'message'], text: true },
  'system-out': { text: true },
  'system-err': { text: true },
};

/** SUREFIRE_TIME of that schema. */
const TIME = /^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$/;

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** Whatever is wrong with a JUnit document by the schema, and by its own counts. */
export function junitProblems(xml: string): readonly string[] {
  const formed = XMLValidator.validate(xml);
  if (formed !== true) return [formed.err.msg];
  const roots = nodesOf(parser.parse(xml)).filter(({ name }) => name !== '?xml');
  const [root] = roots;
  if (root === undefined || roots.length > 1 || root.name !== 'testsuites') {
    return ['the root is not one testsuites'];
  }
  return [...problemsOf(root), ...root.children.flatMap(miscounted)];
}

function problemsOf({ name, attributes, children, text }: Node): readonly string[] {
  const rule = RULES[name];
  if (rule === undefined) return [`${name} is no element of the schema`];
  const { required = [], optional = [], children: allowed = [] } = rule;
  const known = [...required, ...optional];
  return [
    ...required
      .filter((one) => attributes[one] === undefined)
      .map((one) => `${name} has no ${one}`),
    ...Object.keys(attributes)
      .filter((one) => !known.includes(one))
      .map((one) => `${name} may not have ${one}`),
    ...children.filter((one) => !allowed.includes(one.name)).map((one) => `${one.name} in ${name}`),
    ...(text.trim() !== '' && !rule.text ? [`text in ${name}`] : []),
    ...(name.startsWith('testsuite') && !TIME.test(attributes['time'] ?? '') ? ['no time'] : []),
    ...children.flatMap(problemsOf),
  ];
}

/** What a suite says of its cases. */
function miscounted({ attributes, children }: Node): readonly string[] {
  const cases = children.filter(({ name }) => name === 'testcase');
  const having = (outcome: string): number =>
    cases.filter((one) => one.children.some(({ name }) => name === outcome)).length;
  const counts = {
    tests: cases.length,
    failures: having('failure'),
    errors: having('error'),
    skipped: having('skipped'),
  };
  const names = new Set(
    cases.map((one) => `${one.attributes['classname']} ${one.attributes['name']}`),
  );
  return [
    ...Object.entries(counts)
      .filter(([name, count]) => attributes[name] !== String(count))
      .map(([name, count]) => `${name} is not ${count}`),
    ...(names.size < cases.length ? ['two cases have one name'] : []),
  ];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
});

/** The parser's ordered form: one object a node, with the attributes under `:@`. */
function nodesOf(ordered: readonly Readonly<Record<string, unknown>>[]): readonly Node[] {
  return ordered.flatMap((one) => {
    const name = Object.keys(one).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const inside = one[name] as readonly Readonly<Record<string, unknown>>[];
    const attributes = (one[':@'] ?? {}) as Readonly<Record<string, string>>;
    const text = inside.map((piece) => String(piece['#text'] ?? '')).join('');
    return [{ name, attributes, children: nodesOf(inside), text }];
  });
}
