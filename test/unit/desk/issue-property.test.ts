import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wait } from '../../../src/kernel/effects.ts';
import { ISSUE_KINDS } from '../../../src/model/ticket.ts';
import { seconds } from '../../../src/model/units.ts';
import { issueDay, type Scene } from './issue-day.ts';

/** What may follow on each step of an issue's life. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '': ['began'],
  began: ['noticed', 'ended'],
  noticed: ['tried', 'reported', 'ended'],
  tried: ['tried', 'reported', 'ended'],
  reported: ['reported', 'answered', 'ended'],
  answered: ['verified', 'reopened', 'answered', 'reported', 'ended'],
  reopened: ['answered', 'reported', 'ended'],
  verified: [],
  ended: [],
};
const ACTIONS = ['works', 'fails', 'over', 'resolve', 'formal', 'ask', 'nothing'] as const;

function act(scene: Scene, action: (typeof ACTIONS)[number], kind: (typeof ISSUE_KINDS)[number]) {
  const device = `${scene.me.path}/till/1`;
  const { support, floor } = scene;
  if (action === 'works') floor.issues.worked(kind, device);
  if (action === 'fails') floor.issues.find(kind, device)?.used(false);
  if (action === 'over') floor.issues.gone(kind, device);
  if (action === 'nothing') return;
  const open = support.list({}).find(({ state }) => state === 'new' || state === 'inProgress');
  if (open === undefined) return;
  const skills = { agentId: 'desk/a', languages: ['es'], tillSystems: ['headless'] } as const;
  const id = support.claim(skills)?.id ?? open.id;
  support.start(id, 'desk/a');
  const resolution = { code: action === 'formal' ? 'noFault' : 'fixed', notes: 'x' } as const;
  if (action === 'ask') {
    support.say({ ticketId: id, author: 'desk/a', body: 'which?', step: 'hold' });
  } else if (action === 'resolve' || action === 'formal') {
    support.resolve(id, 'desk/a', resolution);
  }
}

describe('an issue, whatever befalls it', () => {
  it('lives along a legal path, and its ticket with it', async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ISSUE_KINDS),
        fc.boolean(),
        fc.constantFrom(0, 0.5, 1),
        fc.array(
          fc.record({
            after: fc.integer({ min: 1, max: 200 }),
            action: fc.constantFrom(...ACTIONS),
          }),
          { maxLength: 20 },
        ),
        async (kind, duplicates, fixes, steps) => {
          const day = await issueDay(
            {
              policies: { support: { duplicates } },
              desk: { fixes: { [kind]: fixes } },
              tills: { clerkMends: { [kind]: 0.2 } },
            },
            function* (scene) {
              scene.meet(kind);
              for (const { after, action } of steps) {
                yield* wait(seconds(after));
                act(scene, action, kind);
              }
            },
          );
          let last = '';
          for (const { fact } of day.facts) {
            const step = fact.slice('issue.'.length);
            expect(NEXT[last], `${last} -> ${step}`).toContain(step);
            last = step;
          }
          ends.add(last);
          const isOver = last === 'verified' || last === 'ended';
          const { support, floor } = day.scene;
          expect(floor.issues.find(kind, 'store/0001/till/1') === undefined).toBe(isOver);
          if (!duplicates) expect(support.list({}).length).toBeLessThanOrEqual(1);
          const { closed, reopened } = day.scene.done;
          // What was closed is put back when the issue is over, and stays closed while it is not.
          if (isOver && closed > 0) expect(reopened).toBe(closed);
        },
      ),
      { numRuns: 150, seed: 4 },
    );
    expect(ends).toContain('verified');
    expect(ends).toContain('ended');
    expect(ends).toContain('reported');
  }, 60_000);
});
