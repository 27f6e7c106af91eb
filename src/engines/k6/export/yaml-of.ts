import { stringify } from 'yaml';

/** An object as a YAML document for `kubectl`: long texts as blocks, nothing folded, no aliases. */
export const yamlOf = (object: object): string =>
  stringify(object, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false });
