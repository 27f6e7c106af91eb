import { describe, expect, it } from 'vitest';
import { Board } from '../../../src/dashboard/board.ts';

describe('Board', () => {
  it('owes a viewer what is up when she comes, and then only what changed', async () => {
    const board = new Board();
    board.publish([
      ['a', '1'],
      ['b', '1'],
    ]);
    const viewer = board.join();
    expect(await viewer.next()).toEqual([
      ['a', '1'],
      ['b', '1'],
    ]);
    board.publish([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(await viewer.next()).toEqual([['b', '2']]);
  });

  it('shows a slow viewer the newest state and none of those between', async () => {
    const board = new Board();
    const slow = board.join();
    for (let i = 0; i < 1000; i++) board.publish([['a', String(i)]]);
    expect(await slow.next()).toEqual([['a', '999']]);
    board.end();
    expect(await slow.next()).toBeUndefined();
  });

  it('wakes whoever waits, and lets viewers come and go', async () => {
    const board = new Board();
    const [first, second] = [board.join(), board.join()];
    expect(board.viewers).toBe(2);
    const waiting = first.next();
    const leaving = second.next();
    second.leave();
    expect(await leaving).toBeUndefined();
    expect(board.viewers).toBe(1);
    board.publish([['a', '1']]);
    expect(await waiting).toEqual([['a', '1']]);
  });

  it('gives a viewer the last state before it ends', async () => {
    const board = new Board();
    const viewer = board.join();
    board.publish([['a', 'last']]);
    board.end();
    expect(await viewer.next()).toEqual([['a', 'last']]);
    expect(await viewer.next()).toBeUndefined();
  });
});
