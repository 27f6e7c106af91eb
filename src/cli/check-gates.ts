import type { GateNames } from '../gates/gate-names.ts';
import { parseGate } from '../gates/parse.ts';
import { EXIT, Failure } from '../model/failure.ts';

/**
 * Reads every gate before anything runs.
 * @param written the scenario's own; a fault in one of them makes the scenario invalid
 * @param added those of the command line
 * @param names those of the compiled scenario, once it is: gates on others are refused
 * @throws Failure PD_GATE_SYNTAX
 */
export function checkGates(
  written: readonly string[],
  added: readonly string[],
  file: string,
  names?: GateNames,
): void {
  for (const gate of added) parseGate(gate, names);
  try {
    for (const gate of written) parseGate(gate, names);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint, cause } = error;
    throw new Failure(code, message, {
      ...(hint !== undefined && { hint }),
      cause,
      place: { file },
      exitCode: EXIT.scenarioInvalid,
    });
  }
}
