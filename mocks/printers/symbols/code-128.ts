/** Widths of the six elements of every value from 0 to 105 (ISO/IEC 15417, table 1). */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231' +
  '113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211' +
  '212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131' +
  '113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111' +
  '314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211' +
  '241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214' +
  '211232';
const STOP = '2331112';
const START = { A: 103, B: 104, C: 105 } as const;
/** How a set is changed to, from each of the others. */
const SWITCH = { A: 101, B: 100, C: 99 } as const;
type CodeSet = keyof typeof START;
const FUNCTION_1 = 102;

const isSet = (letter: string | undefined): letter is CodeSet =>
  letter === 'A' || letter === 'B' || letter === 'C';

const valueIn = (set: CodeSet, code: number): number =>
  set === 'A' && code < 0x20 ? code + 64 : code - 0x20;

/** Data cut at its switches of set: `{B12{C` and a byte for each pair, as ESC/POS sends it. */
function partsOf(data: string): readonly (readonly [set: CodeSet, text: string])[] {
  const parts: [CodeSet, string][] = [];
  let set: CodeSet = 'B';
  for (const [, letter, text = ''] of data.matchAll(/(?:\{([ABC])|^)((?:\{[^ABC]|[^{])*)/g)) {
    if (isSet(letter)) set = letter;
    if (text !== '') parts.push([set, text]);
  }
  return parts;
}

function valuesOf(data: string): readonly number[] {
  const values: number[] = [];
  let now: CodeSet | undefined;
  for (const [set, text] of partsOf(data)) {
    if (now === undefined) values.push(START[set]);
    else if (now !== set) values.push(SWITCH[set]);
    now = set;
    for (const character of text.matchAll(/\{1|\{\{|[^{]/g)) {
      const code = character[0].at(-1)?.charCodeAt(0) ?? 0;
      if (character[0] === '{1') values.push(FUNCTION_1);
      else values.push(set === 'C' ? code : valueIn(set, code));
    }
  }
  return values;
}

/** What a reader makes of the data: pairs as digits, without switches and functions. */
export const readCode128 = (data: string): string =>
  partsOf(data)
    .map(([set, text]) => {
      const plain = text.replace(/\{1/g, '').replace(/\{\{/g, '{');
      if (set !== 'C') return plain;
      return [...plain].map((pair) => String(pair.charCodeAt(0)).padStart(2, '0')).join('');
    })
    .join('');

/** Code 128; null when the data cannot be held by the sets that were chosen. */
export function code128Modules(data: string): string | null {
  const values = valuesOf(data);
  if (values.length < 2 || values.some((value) => value < 0 || value > 105)) return null;
  const sum = values.reduce((total, value, at) => total + value * Math.max(1, at), 0);
  const symbols = [...values, sum % 103].map((value) => WIDTHS.slice(6 * value, 6 * value + 6));
  return [...symbols, STOP]
    .map((widths) =>
      [...widths].map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(Number(width))).join(''),
    )
    .join('');
}
