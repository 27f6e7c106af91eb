import { parseGate } from '../gates/parse.ts';
import { EXIT, Failure } from '../model/failure.ts';

/**
 * Reads every gate before anything runs.
 * @param written the scenario's own; a fault in one of them makes the scenario invalid
 * @param added those of the command line
 * @throws Failure PD_GATE_SYNTAX
 */
export function checkGates(
  written: readonly string[],
  added: readonly string[],
  file: string,
): void {
  for (const gate of added) parseGate(gate);
  try {
    for (const gate of written) parseGate(gate);
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
