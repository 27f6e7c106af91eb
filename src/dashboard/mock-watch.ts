import type { FaultOrder } from '../model/fault-order.ts';
import type { Section } from './board.ts';
import type { MockSubject } from './messages.ts';
import { type MockState, mockSections } from './mock-sections.ts';
import type { Subject } from './subject.ts';

/** Seconds that the charts go back. */
const SECONDS = 300;
/** Exchanges shown of the journal. */
const TAIL = 40;

type Seen = Pick<MockState, 'lanes' | 'exchanges' | 'faults'>;

/** Mock systems as their admin API tells them. */
export class MockWatch implements Subject {
  readonly #mocks: MockSubject;
  readonly #rates: { readonly at_ms: number; readonly perSecond: number }[] = [];
  /** Plans of faults that were ever seen in force: healed ones can be started again. */
  readonly #known = new Map<string, { readonly lane: string; readonly plan: FaultOfMock }>();
  #last: { readonly at_ms: number; readonly total: number } | undefined;

  constructor(mocks: MockSubject) {
    this.#mocks = mocks;
  }

  async look(): Promise<readonly Section[]> {
    const seen = await this.#ask();
    this.#count(seen.lanes.reduce((sum, { exchanges }) => sum + exchanges, 0));
    return mockSections({ ...seen, systems: this.#mocks.systems, rates: this.#rates });
  }

  async order({ fault, order }: FaultOrder): Promise<string | undefined> {
    const known = this.#known.get(fault);
    if (known === undefined) return `No fault ${fault} was seen here.`;
    const path = `/lanes/${known.lane}/faults/${encodeURIComponent(known.plan.id)}`;
    const answer = await (order === 'heal'
      ? this.#send('DELETE', path)
      : this.#send('PUT', path, known.plan));
    return answer.ok ? undefined : `${fault}: ${answer.status} ${await answer.text()}`;
  }

  phase(): void {}
  orderable(): void {}
  stopping(): void {}
  end(): void {}

  async #ask(): Promise<Seen> {
    const { lanes } = await this.#get<Pick<Seen, 'lanes'>>('/lanes');
    const told = await Promise.all(
      lanes.map(async ({ lane }) => ({
        lane,
        ...(await this.#get<JournalReply>(`/lanes/${lane}/journal`)),
        ...(await this.#get<FaultsReply>(`/lanes/${lane}/faults`)),
      })),
    );
    const inForce = new Map<string, number>();
    for (const { lane, faults } of told) {
      for (const { plan, injected } of faults) {
        this.#known.set(`${lane}/${plan.id}`, { lane, plan });
        inForce.set(`${lane}/${plan.id}`, injected);
      }
    }
    const exchanges = told
      .flatMap((one) => one.exchanges)
      .sort((a, b) => b.at_ms - a.at_ms)
      .slice(0, TAIL);
    const faults = [...this.#known].map(([id, { lane, plan }]) => {
      const injected = inForce.get(id);
      return {
        id,
        kind: plan.kind,
        lane,
        isOn: injected !== undefined,
        injected: injected ?? null,
      };
    });
    return { lanes, exchanges, faults };
  }

  #count(total: number): void {
    const at_ms = Date.now();
    const last = this.#last;
    this.#last = { at_ms, total };
    if (last === undefined || at_ms - last.at_ms < 500) return;
    // A reset lane counts from nothing again.
    const perSecond = Math.max(0, ((total - last.total) * 1e3) / (at_ms - last.at_ms));
    this.#rates.push({ at_ms, perSecond });
    if (this.#rates.length > SECONDS) this.#rates.shift();
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await this.#send('GET', path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    const { adminUrl, adminToken } = this.#mocks;
    return fetch(`${adminUrl}${path}`, {
      method,
      headers: {
        ...(adminToken !== undefined && { authorization: `Bearer ${adminToken}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

interface FaultOfMock {
  readonly id: string;
  readonly kind: string;
}

interface JournalReply {
  readonly exchanges: MockState['exchanges'];
}

interface FaultsReply {
  readonly faults: readonly { readonly plan: FaultOfMock; readonly injected: number }[];
}
