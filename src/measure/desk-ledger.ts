import type { Fact, FactTime } from '../model/facts.ts';

/** A stretch of business time. */
export interface Span {
  readonly from_us: number;
  readonly to_us: number;
}

/** What the facts told of one agent's day. */
export interface AgentTrack {
  readonly agent: string;
  readonly team: string;
  /** At the desk: between breaks, and on to the end of what was in hand when the shift ended. */
  readonly onDuty: readonly Span[];
  /** With at least one ticket in hand. */
  readonly busy: readonly Span[];
  readonly taken: number;
  readonly resolved: number;
}

/** The facts of agents and of what they have in hand. */
export type DeskFact = Extract<Fact, { readonly agent: string }> & FactTime;

interface Track {
  readonly team: string;
  readonly onDuty: Span[];
  readonly busy: Span[];
  onDuty_us: number | undefined;
  busy_us: number | undefined;
  held: number;
  taken: number;
  resolved: number;
}

/** Agents' days, joined as facts are read; the facts of one agent come in their order. */
export class DeskLedger {
  readonly #tracks = new Map<string, Track>();

  add(fact: DeskFact): void {
    const { at_us } = fact;
    const track = this.#track(fact.agent, fact.team);
    switch (fact.fact) {
      case 'agent.onDuty':
        track.onDuty_us ??= at_us;
        return;
      case 'agent.offDuty':
        if (track.onDuty_us !== undefined)
          track.onDuty.push({ from_us: track.onDuty_us, to_us: at_us });
        track.onDuty_us = undefined;
        return;
      case 'ticket.acknowledged':
        track.taken++;
        track.held++;
        track.busy_us ??= at_us;
        return;
      case 'ticket.resolved':
        track.resolved++;
        this.#putDown(track, at_us);
        return;
      case 'ticket.released':
        this.#putDown(track, at_us);
    }
  }

  /** Every agent seen, by name; what is under way lasts until `until_us`. */
  agents(until_us: number): readonly AgentTrack[] {
    return [...this.#tracks]
      .map(([agent, track]) => ({
        agent,
        team: track.team,
        onDuty: closed(track.onDuty, track.onDuty_us, until_us),
        busy: closed(track.busy, track.busy_us, until_us),
        taken: track.taken,
        resolved: track.resolved,
      }))
      .sort((a, b) => (a.agent < b.agent ? -1 : 1));
  }

  #track(agent: string, team: string): Track {
    const known = this.#tracks.get(agent);
    if (known !== undefined) return known;
    const fresh: Track = {
      team,
      onDuty: [],
      busy: [],
      onDuty_us: undefined,
      busy_us: undefined,
      held: 0,
      taken: 0,
      resolved: 0,
    };
    this.#tracks.set(agent, fresh);
    return fresh;
  }

  #putDown(track: Track, at_us: number): void {
    track.held = Math.max(0, track.held - 1);
    if (track.held > 0 || track.busy_us === undefined) return;
    track.busy.push({ from_us: track.busy_us, to_us: at_us });
    track.busy_us = undefined;
  }
}

const closed = (
  spans: readonly Span[],
  since_us: number | undefined,
  until_us: number,
): readonly Span[] =>
  since_us === undefined ? spans : [...spans, { from_us: since_us, to_us: until_us }];
