import type { Json, Verdict } from '../nexo.ts';
import type { NexoRequest } from '../read-message.ts';

/** The body of an answer that only says why not, in the shape its category has for that. */
export function refusalAnswer(request: NexoRequest, verdict: Verdict): Json {
  switch (request.category) {
    case 'Payment':
    case 'StoredValue':
    case 'CardAcquisition':
      return { Response: verdict, SaleData: request.body.SaleData };
    case 'Input': {
      const { Device, InfoQualify } = request.body.InputData;
      return { InputResult: { Device, InfoQualify, Response: verdict } };
    }
    case 'Print':
      return { DocumentQualifier: request.body.PrintOutput.DocumentQualifier, Response: verdict };
    case 'Reconciliation':
      return { ReconciliationType: request.body.ReconciliationType, Response: verdict };
    default:
      return { Response: verdict };
  }
}
