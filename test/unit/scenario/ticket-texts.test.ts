import { describe, expect, it } from 'vitest';
import { ISSUE_KINDS, LANGUAGES } from '../../../src/model/ticket.ts';
import { TICKET_TEXTS } from '../../../src/scenario/ticket-texts.ts';

const all = LANGUAGES.flatMap((language) =>
  ISSUE_KINDS.flatMap((kind) =>
    TICKET_TEXTS[language][kind].map((text) => ({ language, kind, ...text })),
  ),
);

describe('ticket texts', () => {
  it.each(LANGUAGES)('%s: several people write of every kind of trouble', (language) => {
    for (const kind of ISSUE_KINDS) {
      const count = (register: string): number =>
        TICKET_TEXTS[language][kind].filter((text) => text.register === register).length;
      expect(count('clerk')).toBeGreaterThanOrEqual(3);
      expect(count('public')).toBeGreaterThanOrEqual(2);
      for (const other of ['manager', 'backOffice', 'machine']) {
        expect(count(other)).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('fill in nothing but what there is', () => {
    for (const { summary, description } of all) {
      const gaps = `${summary} ${description}`.match(/\{[^}]*\}/g) ?? [];
      expect(['{till}', '{device}', '{store}', '{clerk}']).toEqual(
        expect.arrayContaining([...new Set(gaps)]),
      );
    }
  });

  it('are short in public, and name nobody there', () => {
    for (const { register, description } of all) {
      if (register !== 'public') continue;
      expect(description.length).toBeLessThanOrEqual(240);
      expect(description).not.toContain('{clerk}');
    }
  });

  it('are all different', () => {
    const written = all.map(({ language, description }) => `${language} ${description}`);
    expect(new Set(written).size).toBe(written.length);
  });
});
