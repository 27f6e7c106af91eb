import type { PeopleSpec } from './author-people.ts';

/** Fills in every default of the people in stores. */
export const peopleWithDefaults = (people: PeopleSpec = {}): Required<PeopleSpec> => ({
  notices: { lognormal: { median: '90s', p90: '5min' } },
  answers: { lognormal: { median: '2min', p90: '6min' } },
  impatience: { lognormal: { median: '10min', p90: '20min' } },
  ...people,
});
