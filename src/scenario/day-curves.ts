/**
 * Shares of the day by the hour. Constructed, not measured: they fit the published peaks of
 * Belgium on 24 December 2016 (peak minute 2.96 times the day's mean, 11:42), of the Netherlands
 * on 21 December 2019 (peak second 4.2 times), and store traffic on Black Friday being busiest
 * from 14:00 to 16:00.
 */
export const DAY_CURVES: Readonly<
  Record<'blackFriday' | 'christmasEve', Readonly<Record<string, number>>>
> = {
  blackFriday: {
    '08:00': 0.02,
    '09:00': 0.05,
    '10:00': 0.07,
    '11:00': 0.09,
    '12:00': 0.105,
    '13:00': 0.108,
    '14:00': 0.115,
    '15:00': 0.12,
    '16:00': 0.112,
    '17:00': 0.09,
    '18:00': 0.06,
    '19:00': 0.035,
    '20:00': 0.02,
    '21:00': 0.005,
  },
  christmasEve: {
    '06:00': 0.005,
    '07:00': 0.03,
    '08:00': 0.07,
    '09:00': 0.11,
    '10:00': 0.145,
    '11:00': 0.16,
    '12:00': 0.15,
    '13:00': 0.13,
    '14:00': 0.1,
    '15:00': 0.07,
    '16:00': 0.03,
  },
};
