/** Words of a fleet wall's states, by the letter each is marked with. */
export type StoreState =
  | 'closed'
  | 'calm'
  | 'mending'
  | 'working'
  | 'unseen'
  | 'waiting'
  | 'offline';

/** The words of the report's frame: first screen, load, fleet wall, gates, operations, method. */
export interface PageTexts {
  readonly skip: string;
  readonly keyFigures: string;
  /** What a printed report leaves out. */
  readonly printed: string;
  readonly noGate: string;
  readonly count: string;
  readonly none: string;
  readonly businessTime: string;
  /** `60 stores, 540 tills`. */
  readonly fleet: (stores: string, tills: string) => string;
  readonly loadFactor: (c: string, f: string, factor: string) => string;
  readonly engine: (engine: string) => string;
  readonly and: string;
  readonly verdict: {
    readonly failed: (some: number, all: number) => string;
    readonly undecided: (some: number, all: number) => string;
    readonly alsoUndecided: (some: number) => string;
    readonly passed: (all: number) => string;
    readonly noGates: string;
    readonly noVerdict: string;
    readonly measured: (figure: string) => string;
    readonly more: (count: number) => string;
    /** When the failed gates were breached. */
    readonly between: (from: string, to: string) => string;
    readonly during: (faults: string) => string;
  };
  readonly cards: {
    readonly sales: string;
    readonly latency: string;
    readonly resolve: string;
    readonly offline: string;
    readonly audit: string;
    readonly generator: string;
    /** A quantity over time, of a sparkline. */
    readonly through: (measure: string) => string;
    readonly lost: (count: string, share: string) => string;
    readonly lostValue: (value: string) => string;
    readonly median: (figure: string) => string;
    readonly worst: (figure: string) => string;
    readonly noAnswer: string;
    readonly noIssue: string;
    readonly notReached: string;
    readonly resolved: (count: string) => string;
    readonly unresolved: (ended: string, open: string) => string;
    readonly replayed: (count: string) => string;
    readonly pending: (count: string) => string;
    readonly lostOffline: (count: string) => string;
    readonly openIssues: string;
    readonly storesOffline: string;
    readonly findings: string;
    readonly clean: string;
    readonly unanswered: (count: string) => string;
    readonly keptUp: string;
    readonly notTrusted: string;
    readonly modelled: string;
    readonly lag: (figure: string) => string;
    readonly debt: (share: string) => string;
  };
  readonly load: {
    readonly heading: (part: string) => string;
    readonly tooShort: (seconds: number) => string;
    readonly arriving: string;
    readonly lostSales: string;
    /** A rate's unit, by the clock of its part. */
    readonly aSecond: string;
    readonly aWallSecond: string;
    readonly planned: string;
    readonly delivered: string;
    readonly lost: string;
    readonly faultOn: string;
    /** Hours in which no shop is open. */
    readonly closed: string;
    readonly gate: string;
    readonly latencyOf: (operation: string) => string;
    readonly fromIntended: string;
    readonly axis: string;
    readonly modelled: string;
    readonly wallSecondIs: (business: string) => string;
    readonly hover: string;
    /** How a chart is worked with a mouse, a finger or a keyboard. */
    readonly chartHelp: string;
    readonly reset: string;
  };
  readonly wall: {
    readonly heading: string;
    readonly intro: string;
    readonly state: Readonly<Record<StoreState, string>>;
    readonly worstAt: (time: string) => string;
    readonly play: string;
    readonly pause: string;
    readonly slider: string;
    readonly table: (part: string) => string;
    readonly store: string;
    readonly region: string;
    readonly issues: string;
    readonly inTrouble: string;
    readonly longest: string;
    readonly salesLost: string;
    readonly value: string;
    readonly calm: string;
  };
  readonly gates: {
    readonly heading: string;
    readonly none: string;
    readonly caption: (part: string) => string;
    readonly checks: string;
    readonly gate: string;
    readonly measured: string;
    readonly notMeasured: string;
    readonly limit: string;
    readonly margin: string;
    readonly firstBreach: string;
    /** What the baseline measured, and the difference. */
    readonly baseline: string;
    readonly clock: string;
    readonly samples: string;
    readonly verdict: string;
    readonly check: string;
    readonly seen: string;
    readonly note: string;
  };
  readonly operations: {
    readonly heading: string;
    readonly caption: (clock: string, part: string) => string;
    readonly operation: string;
    readonly issued: string;
    readonly retries: string;
    readonly errors: string;
    readonly service: string;
    readonly failedHow: string;
    readonly noAnswer: string;
    readonly cut: string;
    readonly rate: (issued: string, peak: string) => string;
    readonly byNines: string;
  };
  readonly faults: {
    readonly heading: string;
    readonly none: string;
    readonly caption: string;
    readonly fault: string;
    readonly kind: string;
    readonly fromTo: string;
    readonly toBite: string;
    readonly bit: string;
    readonly seen: string;
    readonly exercised: string;
    readonly yes: string;
    readonly never: string;
    readonly phases: (clock: string) => string;
    readonly before: string;
    readonly during: string;
    readonly after: string;
    readonly recovered: string;
  };
  readonly exemplars: {
    readonly heading: string;
    readonly caption: string;
    readonly outcome: string;
    readonly latency: string;
    readonly at: string;
    readonly device: string;
  };
  readonly day: {
    readonly heading: string;
    readonly intro: (from: string, to: string, fingerprint: string) => string;
    readonly unknown: string;
  };
  readonly method: {
    readonly heading: string;
    readonly clocks: (c: string, f: string, factor: string, isTrue: boolean) => string;
    readonly openModel: string;
    readonly histograms: string;
    readonly censoring: string;
    readonly watched: string;
    readonly recorded: (seconds: string, business: string) => string;
    readonly environment: string;
    readonly run: string;
    readonly started: string;
    readonly ended: string;
    readonly killed: string;
    readonly engine: string;
    readonly workers: (engine: string, workers: number, node: string) => string;
    readonly seed: string;
    readonly plan: string;
    readonly schedule: string;
    readonly notKnown: string;
    readonly reproduce: string;
  };
}
