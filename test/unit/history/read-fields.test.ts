import { describe, expect, it } from 'vitest';
import { dateText, readMoment } from '../../../src/history/read-moment.ts';
import { readAmountMinor, readItems } from '../../../src/history/read-number.ts';

describe('readMoment', () => {
  it.each([
    ['2025-11-28T15:04:05', '2025-11-28', 904],
    ['2025-11-28 15:04', '2025-11-28', 904],
    ['2025-11-28T15:04:05.123+01:00', '2025-11-28', 904],
    ['2025/11/28 15:04:05', '2025-11-28', 904],
    ['28/11/2025 15:04', '2025-11-28', 904],
    ['28.11.25 15.04', '2025-11-28', 904],
    ['28-11-2025, 09:30:10', '2025-11-28', 570],
    ['28/11/2025 9h30', '2025-11-28', 570],
    ['20251128150405', '2025-11-28', 904],
    ['2025-11-28 12:30 AM', '2025-11-28', 30],
    ['2025-11-28 12:30 p.m.', '2025-11-28', 750],
  ])('reads %s', (text, date, minute) => {
    const moment = readMoment(text);
    expect(moment?.minute).toBe(minute);
    expect(dateText(moment!.day, 'dayFirst')).toBe(date);
  });

  it('keeps the order of day and month open until the file tells', () => {
    const day = readMoment('03/04/2025 10:00')!.day;
    expect(dateText(day, 'dayFirst')).toBe('2025-04-03');
    expect(dateText(day, 'monthFirst')).toBe('2025-03-04');
    expect(dateText(readMoment('11/28/2025 3:04 PM')!.day, 'monthFirst')).toBe('2025-11-28');
  });

  it('knows UTC', () => {
    expect(readMoment('2025-11-28T15:04:05Z')?.utc).toBe(true);
    expect(readMoment('2025-11-28T15:04:05')?.utc).toBe(false);
  });

  it.each([
    '',
    '2025-11-28',
    '2025-02-30 10:00',
    '2025-13-01 10:00',
    '2025-11-28 24:00',
    '45/45/2025 10:00',
    '15:04',
    'soon',
    '2025-11-28 10:75',
    '2025-11-28 13:00 PM',
  ])('refuses %j', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });
});

describe('readAmountMinor', () => {
  it.each([
    ['12.50', 1250],
    ['12,50', 1250],
    ['12', 1200],
    ['12,5', 1250],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1.234', 123_400],
    ['0,412', 41],
    ['1.234.567', 123_456_700],
    ['12,50 €', 1250],
    ['€ 1 234,50', 123_450],
    ["1'234.50", 123_450],
    ['-3,00', -300],
    ['3,00-', -300],
    ['19.99', 1999],
  ])('reads %s as %i', (text, minor) => {
    expect(readAmountMinor(text)).toBe(minor);
  });

  it.each(['', 'free', '1-2', 'NaN', '12..5x', '9'.repeat(30)])('refuses %j', (text) => {
    expect(readAmountMinor(text)).toBeUndefined();
  });
});

describe('readItems', () => {
  it.each([
    ['3', 3],
    ['3,0', 3],
    ['2.000', 2],
    ['0,412', 1],
    ['0', 0],
    ['-1', -1],
  ])('reads %s as %i', (text, items) => {
    expect(readItems(text)).toBe(items);
  });

  it('refuses words', () => {
    expect(readItems('two')).toBeUndefined();
  });
});
