import type { TicketText } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Ticket texts in Catalan, by kind of issue. */
export const CA: Readonly<Record<IssueKind, readonly TicketText[]>> = {
  receiptNotPrinting: [
    {
      summary: 'No surt el tiquet a la {till}',
      description:
        'La impressora {device} no imprimeix i tinc cua fins al carrer. Ja l’he apagada i encesa. Truqueu a {store}, si us plau. {clerk}',
    },
    {
      summary: 'Impressora aturada, caixa {till}',
      description:
        'Cobro bé però no em dona cap rebut. La gent s’està enfadant. Què faig? {clerk}, {store}',
    },
    {
      summary: 'URGENT: {device} sense imprimir',
      description:
        'He canviat el rotlle i res, el llum vermell continua encès. Necessito aquesta caixa ja. {clerk}',
    },
  ],
  discountNotApplied: [
    {
      summary: 'No descompta la promoció a la {till}',
      description:
        'El cartell diu que hi ha descompte i la caixa cobra el preu sencer. M’ensenyen l’anunci al mòbil. {clerk}, {store}',
    },
    {
      summary: 'El descompte d’avui no entra',
      description:
        'He passat l’article tres vegades i no aplica res. Està malament la promoció? Tinc molta cua. {clerk}',
    },
    {
      summary: 'Preu sense rebaixar a {till}',
      description:
        'Marxen sense comprar perquè no els surt la rebaixa. Digueu-me si ho puc fer a mà. {clerk}, {store}',
    },
  ],
  paymentDeclined: [
    {
      summary: 'El datàfon rebutja les targetes a la {till}',
      description:
        'Fa una estona que {device} dona error amb totes les targetes. Només puc cobrar en efectiu. {clerk}, {store}',
    },
    {
      summary: 'Pagaments amb targeta denegats',
      description:
        'Tres clients seguits amb la targeta rebutjada, i diuen que els funciona. Crec que és el terminal {device}. {clerk}',
    },
    {
      summary: 'URGENT: no puc cobrar amb targeta, {till}',
      description:
        'Diu «denegada, error tècnic». L’he reiniciat dos cops. La gent deixa la roba i se’n va. {clerk}, {store}',
    },
  ],
};
