import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedFact } from '../model/facts.ts';
import { readLines } from './read-lines.ts';

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

const whole = (at_us: number, text: string): StoryLine => ({
  at_us,
  until_us: at_us,
  text,
  count: 1,
  valueMinor: 0,
});

function lineOf(fact: RecordedFact): StoryLine | undefined {
  const { at_us } = fact;
  switch (fact.fact) {
    case 'store.opened':
      return whole(at_us, `opens with ${fact.tills} tills`);
    case 'store.closed':
      return whole(at_us, `ends its part of the run: ${fact.arrivals} shoppers came`);
    case 'issue.began':
      return whole(
        at_us,
        `${fact.kind} at ${fact.device}${fact.fault === null ? '' : `, because of ${fact.fault}`}`,
      );
    case 'issue.noticed':
      return whole(at_us, `${fact.issue} is noticed by ${fact.by}`);
    case 'issue.refused':
      return whole(at_us, `the desk does not accept the report of ${fact.issue} (${fact.channel})`);
    case 'issue.reported':
      return whole(at_us, `${fact.issue} is reported by ${fact.channel}: ticket ${fact.ticket}`);
    case 'issue.answered':
      return whole(at_us, `the store reads that ticket ${fact.ticket} is done, and tries`);
    case 'issue.verified':
      return whole(at_us, `${fact.issue} is over: it works`);
    case 'issue.reopened':
      return whole(at_us, `it does not: ticket ${fact.ticket} is opened again`);
    case 'issue.ended':
      return whole(
        at_us,
        `${fact.issue} is over without the desk: ${fact.how === 'clerk' ? 'the clerk mended it' : 'it went by itself'}`,
      );
    case 'ticket.acknowledged':
      return whole(at_us, `${fact.agent} (${fact.team}) takes ticket ${fact.ticket}`);
    case 'ticket.askedBack':
      return whole(at_us, `${fact.agent} asks back on ticket ${fact.ticket}`);
    case 'ticket.escalated':
      return whole(at_us, `${fact.agent} hands ticket ${fact.ticket} to the next level`);
    case 'ticket.handedOver':
      return whole(at_us, `${fact.agent} goes off shift and hands ticket ${fact.ticket} over`);
    case 'ticket.formalReply':
      return whole(at_us, `${fact.agent} answers ticket ${fact.ticket} without mending anything`);
    case 'ticket.resolved':
      return whole(at_us, `${fact.agent} says ticket ${fact.ticket} is done`);
    case 'sale.lost':
      return {
        ...whole(at_us, `lost: ${fact.cause}${fact.issue === null ? '' : ` over ${fact.issue}`}`),
        valueMinor: fact.valueMinor,
      };
    case 'sale.abnormal':
      return {
        ...whole(at_us, `sold, but ${fact.how}${fact.issue === null ? '' : ` over ${fact.issue}`}`),
        valueMinor: fact.valueMinor,
      };
    case 'line.down':
      return whole(at_us, 'loses its line and sells on by itself');
    case 'line.up':
      return whole(at_us, `has its line back, ${fact.queued} documents waiting`);
    case 'store.pending':
      return whole(
        at_us,
        `leaves ${fact.documents} documents and ${fact.tickets} tickets on their way`,
      );
    default:
      return undefined;
  }
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
