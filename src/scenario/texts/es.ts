import type { TicketText } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Ticket texts in Spanish, by kind of issue. */
export const ES: Readonly<Record<IssueKind, readonly TicketText[]>> = {
  receiptNotPrinting: [
    {
      summary: 'No sale el ticket en la {till}',
      description:
        'La impresora {device} no imprime y tengo la cola hasta la puerta. Ya la he apagado y encendido. Por favor, llamad a {store}. {clerk}',
    },
    {
      summary: 'Impresora parada, caja {till}',
      description:
        'Cobro bien pero no me da ningún recibo. La gente se está enfadando. ¿Qué hago? {clerk}, {store}',
    },
    {
      summary: 'URGENTE: {device} sin imprimir',
      description:
        'Le he cambiado el rollo y nada, la luz roja sigue. Estamos a tope, necesito esta caja ya. {clerk}',
    },
  ],
  discountNotApplied: [
    {
      summary: 'No descuenta la promoción en la {till}',
      description:
        'El cartel dice que hay descuento y la caja cobra el precio entero. Las clientas me enseñan el anuncio. {clerk}, {store}',
    },
    {
      summary: 'El descuento de hoy no entra',
      description:
        'He pasado el artículo tres veces y no aplica nada. ¿Está mal la promoción? Tengo mucha cola. {clerk}',
    },
    {
      summary: 'Precio sin rebajar en {till}',
      description:
        'Se van sin comprar porque no les sale la rebaja. Decidme si puedo hacerlo a mano. {clerk}, {store}',
    },
  ],
  paymentDeclined: [
    {
      summary: 'El datáfono rechaza las tarjetas en la {till}',
      description:
        'Desde hace un rato {device} da error con todas las tarjetas. Solo puedo cobrar en efectivo. {clerk}, {store}',
    },
    {
      summary: 'Pagos con tarjeta denegados',
      description:
        'Tres clientes seguidos con la tarjeta rechazada, y juran que les funciona. Creo que es el terminal {device}. {clerk}',
    },
    {
      summary: 'URGENTE: no puedo cobrar con tarjeta, {till}',
      description:
        'Dice "denegada, error técnico". Reiniciado dos veces. La gente deja la ropa y se marcha. {clerk}, {store}',
    },
  ],
};
