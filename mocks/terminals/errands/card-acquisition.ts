import { SUCCESS } from '../nexo.ts';
import { type Ask, begin, type Errand, type ErrandPlace } from './errand.ts';
import { cardSteps } from './payment.ts';

/** Reads a card ahead of a payment, for loyalty or a surcharge. */
export const cardAcquisition = (ask: Ask<'CardAcquisition'>, place: ErrandPlace): Errand => ({
  transaction: begin(ask, 'CardAcquisition', place, {
    sale: ask.body.SaleData.SaleTransactionID,
  }),
  steps: cardSteps(place.surroundings.timing),
  carryOut: () => SUCCESS,
});
