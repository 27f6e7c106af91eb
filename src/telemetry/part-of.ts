import type { Measures } from '../measure/measures.ts';

/** Which part of a rehearsal a run folder holds. */
export const partOf = ({ record }: Pick<Measures, 'record'>): string =>
  record.engine === 'virtual' ? 'virtual day' : 'live window';
