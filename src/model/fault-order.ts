/** What is wanted of a fault of the plan by hand, while a run is under way. */
export interface FaultOrder {
  readonly fault: string;
  readonly order: 'start' | 'heal';
}
