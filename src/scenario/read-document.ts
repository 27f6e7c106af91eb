import { EXIT, Failure } from '../model/failure.ts';
import type { KeyPath } from './problem.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Reads YAML, or JSON as the subset of it that it is.
 * @param file as messages name it
 * @throws Failure PD_SCENARIO_INVALID with the place of a syntax error
 */
export async function readDocument(file: string, text: string): Promise<SourceDocument> {
  const { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): { file: string; line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [error] = document.errors;
  if (error) {
    throw new Failure('PD_SCENARIO_INVALID', `not valid ${kindOf(file)}: ${error.message}`, {
      place: at(error.pos[0]),
      exitCode: EXIT.scenarioInvalid,
    });
  }

  const offsetOf = (path: KeyPath): number | undefined => {
    let node: unknown = document.contents;
    let offset: number | undefined;
    for (const key of path) {
      if (isSeq(node) && typeof key === 'number') {
        const item: unknown = node.items[key];
        node = isPair(item) ? item.value : item;
      } else if (isMap(node)) {
        const pair = node.items.find(
          (item) => isScalar(item.key) && String(item.key.value) === String(key),
        );
        const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
        if (start === undefined) return undefined;
        [offset, node] = [start, pair?.value];
        continue;
      } else return undefined;
      offset = rangeOf(node);
    }
    return offset;
  };
  return {
    value: document.toJS(),
    locate: (path) => {
      const offset = offsetOf(path);
      return offset === undefined ? { file } : at(offset);
    },
  };
}

const kindOf = (file: string): string => (file.endsWith('.json') ? 'JSON' : 'YAML');

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}
