import type { CompiledRule } from './rule-book.ts';
import type { WorkingBasket } from './working-basket.ts';

/** A rule that fits the basket, and the lines it fits, ascending. */
export interface Candidate {
  readonly compiled: CompiledRule;
  readonly lines: readonly number[];
}

/** Called for each line that a rule discounts, in the order of application. */
export type OnDiscount = (
  compiled: CompiledRule,
  line: number,
  amount: number,
  quantity: number,
) => void;

/** Choices tried in full; beyond it groups are settled one after the other. */
const EXHAUSTIVE = 256;

/**
 * Prices the basket with the candidates (in priority order). Within each group it takes the
 * one, or none, that leaves the lowest total once everything else is applied: so a further rule
 * in a group never raises a total. Exact up to 256 combinations; beyond that each group in
 * turn is settled with those after it left out.
 */
export function applyBestDeal(
  basket: WorkingBasket,
  candidates: readonly Candidate[],
  onDiscount: OnDiscount,
): void {
  if (candidates.length === 0) return;
  const left = candidates.map(({ compiled }) => compiled.rule.group !== undefined);
  const groups = left.includes(true) ? groupsOf(candidates) : [];
  let combinations = 1;
  for (const members of groups) combinations *= members.length + 1;
  if (combinations <= EXHAUSTIVE) search(basket, candidates, groups, left);
  else for (const members of groups) search(basket, candidates, [members], left);
  applyAll(basket, candidates, left, onDiscount);
}

/** Members of each group, as indices of candidates. */
function groupsOf(candidates: readonly Candidate[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < candidates.length; i++) {
    const group = candidates[i]?.compiled.rule.group;
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [i]);
    else members.push(i);
  }
  return [...groups.values()];
}

/** Sets `left` to the choice with the lowest total, the earliest found among equals. */
function search(
  basket: WorkingBasket,
  candidates: readonly Candidate[],
  groups: readonly (readonly number[])[],
  left: boolean[],
): void {
  if (groups.length === 0) return;
  const picks = groups.map(() => 0);
  let best = Number.POSITIVE_INFINITY;
  let chosen: readonly number[] = picks;
  for (;;) {
    setChoice(groups, picks, left);
    applyAll(basket, candidates, left, undefined);
    const total = basket.total();
    if (total < best) {
      best = total;
      chosen = [...picks];
    }
    let digit = 0;
    while (digit < picks.length && picks[digit] === groups[digit]?.length) picks[digit++] = 0;
    if (digit === picks.length) break;
    picks[digit] = (picks[digit] ?? 0) + 1;
  }
  setChoice(groups, chosen, left);
}

/** A pick is the place of a member in its group; one past the last is none of them. */
function setChoice(
  groups: readonly (readonly number[])[],
  picks: readonly number[],
  left: boolean[],
): void {
  for (let g = 0; g < groups.length; g++) {
    const members = groups[g] ?? [];
    for (let m = 0; m < members.length; m++) left[members[m] ?? 0] = m !== picks[g];
  }
}

function applyAll(
  basket: WorkingBasket,
  candidates: readonly Candidate[],
  left: readonly boolean[],
  onDiscount: OnDiscount | undefined,
): void {
  basket.restart();
  let floor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i];
    if (candidate === undefined || left[i] === true) continue;
    const { rule } = candidate.compiled;
    if (rule.priority < floor) return;
    const applied = applyOne(basket, candidate, onDiscount);
    if (applied && rule.stacking === 'stopAfter') floor = rule.priority;
  }
}

/** Applies one rule to the lines still open to it; whether it discounted anything. */
function applyOne(
  basket: WorkingBasket,
  { compiled, lines }: Candidate,
  onDiscount: OnDiscount | undefined,
): boolean {
  const exclusive = compiled.rule.stacking === 'exclusive';
  let isWhole = true;
  for (const line of lines) {
    basket.off[line] = 0;
    basket.took[line] = 0;
    basket.used[line] = 0;
    if (!isOpen(basket, line, exclusive)) isWhole = false;
  }
  const open = isWhole ? lines : lines.filter((line) => isOpen(basket, line, exclusive));
  compiled.discount(compiled.rule, basket, open);
  let applied = false;
  for (const line of open) if ((basket.off[line] ?? 0) > 0) applied = true;
  if (!applied) return false;
  for (const line of open) settle(basket, compiled, line, exclusive, onDiscount);
  return true;
}

const isOpen = (basket: WorkingBasket, line: number, exclusive: boolean): boolean =>
  (basket.pieces[line] ?? 0) > 0 && !(exclusive && basket.touched[line]);

function settle(
  basket: WorkingBasket,
  compiled: CompiledRule,
  line: number,
  exclusive: boolean,
  onDiscount: OnDiscount | undefined,
): void {
  const off = basket.off[line] ?? 0;
  const used = basket.used[line] ?? 0;
  const value = basket.value[line] ?? 0;
  const pieces = basket.pieces[line] ?? 0;
  if (exclusive && used > 0) {
    const taken = Math.floor((value * used) / pieces);
    basket.kept[line] = (basket.kept[line] ?? 0) + taken - off;
    basket.value[line] = value - taken;
    basket.pieces[line] = pieces - used;
  } else {
    basket.value[line] = value - off;
    if (off > 0) basket.touched[line] = true;
  }
  if (off > 0) onDiscount?.(compiled, line, off, basket.took[line] ?? 0);
}
