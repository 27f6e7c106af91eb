import type { Measures, OperationMeasure } from '../measure/measures.ts';

/**
 * The operation whose latency the report shows first: pricing a basket, which every checkout waits
 * for; where it was never called, the one that was called most.
 */
export function headlineOperation(measures: Measures): OperationMeasure | undefined {
  const { operations } = measures;
  return (
    operations.find((one) => one.operation === 'promotions.evaluate') ??
    operations.reduce<OperationMeasure | undefined>(
      (most, one) => (most === undefined || one.issued > most.issued ? one : most),
      undefined,
    )
  );
}
