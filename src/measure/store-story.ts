import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFact } from '../model/facts.ts';
import { readLines } from './read-lines.ts';
import { storyWords } from './story-words.ts';

/** One thing that happened in a store, in words; `count` of the like are told as one. */
export interface StoryLine {
  /** Business instant of the first. */
  readonly at_us: number;
  readonly until_us: number;
  readonly text: string;
  readonly count: number;
  readonly valueMinor: number;
}

/** Alike happenings closer than this are told as one line. */
const TOGETHER_US = 10 * 60e6;

/**
 * One store's day from a run's facts: what broke, who noticed, what the desk did, what was lost
 * over it. Lost sales of one cause and issue are told together.
 */
export async function storyOfStore(folder: string, store: string): Promise<readonly StoryLine[]> {
  const names = (await readdir(join(folder, 'facts'))).filter((name) => name.endsWith('.ndjson'));
  const facts: RecordedFact[] = [];
  const tickets = new Map<string, string>();
  const others: RecordedFact[] = [];
  for (const name of names.sort()) {
    await readLines(join(folder, 'facts', name), { torn: 0 }, (line) => {
      const fact = line as RecordedFact;
      if (isOf(fact, store)) {
        facts.push(fact);
        if (fact.fact === 'issue.reported') tickets.set(fact.ticket, fact.issue);
      } else if ('ticket' in fact && 'agent' in fact) others.push(fact);
      return true;
    });
  }
  const desk = others.filter((fact) => 'ticket' in fact && tickets.has(fact.ticket));
  const all = [...facts, ...desk].sort((a, b) => a.at_us - b.at_us);
  return together(all.flatMap((fact) => lineOf(fact) ?? []));
}

/** Facts name their store, or something in it. */
function isOf(fact: RecordedFact, store: string): boolean {
  if ('store' in fact) return fact.store === store;
  const path = `store/${store}/`;
  if ('issue' in fact)
    return fact.issue?.startsWith(path) || fact.issue?.startsWith(`store/${store}#`) || false;
  if ('basket' in fact) return fact.basket.startsWith(`S${store}`);
  return false;
}

function lineOf(fact: RecordedFact): StoryLine | undefined {
  const text = storyWords(fact);
  if (text === undefined) return undefined;
  const { at_us } = fact;
  const valueMinor = 'valueMinor' in fact ? fact.valueMinor : 0;
  return { at_us, until_us: at_us, text, count: 1, valueMinor };
}

/** Lines alike that are close together become one with their count and value. */
function together(lines: readonly StoryLine[]): readonly StoryLine[] {
  const told: StoryLine[] = [];
  const latest = new Map<string, number>();
  for (const line of lines) {
    const at = latest.get(line.text);
    const known = at === undefined ? undefined : told[at];
    if (
      at !== undefined &&
      known &&
      line.at_us - known.until_us < TOGETHER_US &&
      known.valueMinor > 0
    ) {
      told[at] = {
        ...known,
        until_us: line.at_us,
        count: known.count + 1,
        valueMinor: known.valueMinor + line.valueMinor,
      };
      continue;
    }
    latest.set(line.text, told.length);
    told.push(line);
  }
  return told;
}
