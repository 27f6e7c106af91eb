import type { Verdict } from '../../gates/judge.ts';
import { type Markup, markup } from '../markup.ts';
import type { Texts } from '../texts.ts';

/** A verdict in symbol and word: never colour alone. */
export const badge = (verdict: Verdict, texts: Texts): Markup =>
  markup`<span class="badge ${verdict}"
><b aria-hidden="true">${texts.symbol[verdict]}</b> ${texts.gate[verdict]}</span>`;
