/** A run's id as a tag or label: small letters, digits, dashes and underscores. */
export const runTag = (runId: string): string =>
  `peakday-${runId.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}`;
