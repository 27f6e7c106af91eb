import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { K6_BUNDLE } from '../../tools/k6-bundle.mjs';
import { ROOT } from './sources.ts';

/** Fields of classes, as esbuild prints them, whose initial value has an arrow function in it. */
const FIELD = /^ {2}(?:static )?#?\w+ = [^\n]*=>[\s\S]*?;\n(?= {2}[^\s}]|\})/gm;
const losesThis = (code: string): readonly string[] =>
  [...code.matchAll(FIELD)]
    .map(([field]) => field.trim())
    .filter((field) => /\bthis\b/.test(field));

describe('what runs in k6', () => {
  // Its interpreter (sobek, of k6 2.2) takes another value of the stack for `this`, and may panic.
  it('has no field whose function knows `this`: constructors set those', async () => {
    const { outputFiles } = await build({
      ...K6_BUNDLE,
      absWorkingDir: ROOT,
      entryPoints: ['src/engines/k6/inside/index.ts'],
      write: false,
    });
    const code = outputFiles?.[0]?.text ?? '';
    expect(code).toContain('class ');
    expect(losesThis(code)).toEqual([]);
  });

  it('would be found out', () => {
    const code =
      'var A = class {\n  #b = [].map(() => 1);\n  #c = () => this.#b;\n  d = () => {\n    this.e();\n  };\n};\n';
    expect(losesThis(code)).toEqual(['#c = () => this.#b;', 'd = () => {\n    this.e();\n  };']);
  });
});
