import type { LookupRequest } from '../../model/lookup.ts';
import type { TillSystem } from '../../model/ticket.ts';

/**
 * When a family of tills calls the promotion service: after every change of the cart, only to
 * look things up because it prices by itself, or once at total. An order of magnitude apart.
 */
export type CallPattern = 'perScan' | 'lookupsOnly' | 'onTotal';

/**
 * How a family of tills sells: a compatibility profile from public material. Nobody certified it,
 * and nobody is certified by it.
 */
export interface TillProfile {
  readonly system: TillSystem;
  /** One line for people. */
  readonly means: string;
  readonly pattern: CallPattern;
  /** `lookupsOnly`: what is asked of the service before the till prices. */
  readonly looksUp: readonly LookupRequest['what'][];
  /** Which sales are committed with the promotion service: all, or those with a benefit. */
  readonly commits: 'always' | 'benefits';
}
