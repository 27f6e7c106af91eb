import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element without its namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, references resolved. */
  readonly text: string;
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

type Node = Readonly<Record<string, unknown>>;

/** Reads a document; undefined when it is not well-formed. */
export function readXml(xml: string): XmlElement | undefined {
  if (XMLValidator.validate(xml) !== true) return undefined;
  try {
    const nodes = PARSER.parse(xml) as readonly Node[];
    return elementsOf(nodes).find(({ name }) => !name.startsWith('?'));
  } catch {
    return undefined;
  }
}

/** The elements of that name below, in document order, itself included. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  const below = element.children.flatMap((child) => findAll(child, name));
  return element.name === name ? [element, ...below] : below;
}

/** The text of the first element of that name below. */
export const textOf = (element: XmlElement, name: string): string | undefined =>
  findAll(element, name)[0]?.text.trim();

function elementsOf(nodes: readonly Node[]): readonly XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name === '#text') return [];
    const inner = (node[name] ?? []) as readonly Node[];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    const text = inner.map((child) => String(child['#text'] ?? '')).join('');
    return [{ name, attributes, children: elementsOf(inner), text }];
  });
}
