/** Text that is safe to put into a document as it stands. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Piece = string | number | null | false | Markup | readonly (string | number | Markup)[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML and XML, as content or as a quoted attribute. */
export const escapeText = (text: string): string =>
  Array.from(text, (character) =>
    isAllowed(character) ? (ENTITIES[character] ?? character) : '\uFFFD',
  ).join('');

/** XML 1.0 (section 2.2, Char) has no place for most control characters, even escaped. */
function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/**
 * A template of HTML, SVG or XML: what is put in is escaped unless it is Markup itself. Lists are
 * joined; null and false leave nothing, so that a part can be conditional.
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const text = strings.map(
    (part, i) => part + (i < pieces.length ? render(pieces[i] ?? null) : ''),
  );
  return new Markup(text.join(''));
}

function render(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(render).join('');
  return escapeText(String(piece));
}

/** Nothing. */
export const NOTHING: Markup = new Markup('');
