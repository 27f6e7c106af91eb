import fc from 'fast-check';

/** As much of JSON Schema as `z.toJSONSchema` writes. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

type Root = Readonly<Record<string, JsonSchema>>;

/** Values that surprise: wrong types, huge and odd numbers, odd texts, prototypes, depth. */
export const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, 0, -0, -1, 1e308, -1e308, 2 ** 53, Number.MIN_VALUE, 0.1, '', ' '],
    ...[
      '\u0000',
      '\ud83d\ude00',
      '\u202e',
      'İ',
      "' OR 1=1 --",
      '../../etc/passwd',
      '%00',
      '{{7*7}}',
    ],
    ...['__proto__', 'constructor', 'x'.repeat(10_000), '9'.repeat(400), '2026-02-30T25:61:00Z'],
    ...[[], {}, [[]], [null], { length: -1 }, { toString: null }, { valueOf: 1 }],
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 1, max: 400 }).map((depth) => nest(depth)),
);

const nest = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values that fit a schema. */
export function fitting(
  schema: JsonSchema,
  root: Root = rootOf(schema),
  depth = 0,
): fc.Arbitrary<unknown> {
  const at = (part: unknown): fc.Arbitrary<unknown> =>
    depth > 8 ? fc.constant(null) : fitting(part as JsonSchema, root, depth + 1);
  const { $ref, enum: choices, anyOf, oneOf, allOf, type } = schema;
  if (typeof $ref === 'string') return at(root[$ref.replace(/^#\/\$defs\//, '')] ?? {});
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(choices)) return fc.constantFrom<unknown>(...choices);
  const options = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  if (options !== undefined) return fc.oneof(...options.map(at));
  if (Array.isArray(allOf))
    return fc.tuple(...allOf.map(at)).map((parts) => Object.assign({}, ...(parts as object[])));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => at({ ...schema, type: one })));
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer(range(schema, 1e6));
    case 'number':
      return fc.double({ ...range(schema, 1e6), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(at(schema['items'] ?? {}), {
        minLength: number(schema['minItems'], 0),
        maxLength: Math.min(4, number(schema['maxItems'], 4)),
      });
    case 'object':
      return object(schema, at);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** A value with one or two things wrong: replaced, dropped, or added somewhere inside. */
export const broken = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      value,
      ODD,
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('put', 'drop', 'add'),
    )
    .map(([given, odd, path, how]) => hurt(given, odd, path, how));

function hurt(
  value: unknown,
  odd: unknown,
  [step, ...rest]: readonly number[],
  how: string,
): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return odd;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...value };
  if (key === undefined || how === 'add')
    return Array.isArray(copy) ? [...copy, odd] : { ...copy, odd };
  if (rest.length === 0 && how === 'drop') Reflect.deleteProperty(copy, key);
  else
    Reflect.set(copy, key, rest.length === 0 ? odd : hurt(Reflect.get(value, key), odd, rest, how));
  return copy;
}

const rootOf = (schema: JsonSchema): Root => (schema['$defs'] ?? {}) as Root;

const number = (value: unknown, usual: number): number =>
  typeof value === 'number' ? value : usual;

function range(schema: JsonSchema, usual: number): { readonly min: number; readonly max: number } {
  const min = number(schema['minimum'] ?? schema['exclusiveMinimum'], -usual);
  const max = number(schema['maximum'] ?? schema['exclusiveMaximum'], Math.max(usual, min + 1));
  return { min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) };
}

function text(schema: JsonSchema): fc.Arbitrary<string> {
  const { pattern, format } = schema;
  if (format === 'date-time') return fc.constant('2026-11-27T15:00:00Z');
  if (typeof pattern === 'string' && !/\(\?[!=<]/.test(pattern))
    return fc.stringMatching(new RegExp(pattern));
  const minLength = number(schema['minLength'], 0);
  const maxLength = Math.min(number(schema['maxLength'], 20), 40);
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.max(minLength, maxLength) }),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, maxLength) }),
    fc.constantFrom('1', 'a', 'EUR', 'x1').filter((one) => one.length >= minLength),
  );
}

function object(
  schema: JsonSchema,
  at: (part: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Root;
  const required = (schema['required'] ?? []) as readonly string[];
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, at(one)]),
  );
  const known = fc.record(members, { requiredKeys: required.filter((name) => name in members) });
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== 'object' || additionalProperties === null) return known;
  const others = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 8 }),
    at(additionalProperties),
    {
      maxKeys: 3,
    },
  );
  return fc.tuple(known, others).map(([a, b]) => ({ ...b, ...a }));
}
