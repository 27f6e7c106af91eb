import type { TicketText } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Ticket texts in Italian, by kind of issue. */
export const IT: Readonly<Record<IssueKind, readonly TicketText[]>> = {
  receiptNotPrinting: [
    {
      summary: 'Lo scontrino non esce alla {till}',
      description:
        'La stampante {device} non stampa e ho la fila fino alla porta. L’ho già spenta e riaccesa. Chiamate {store}, per favore. {clerk}',
    },
    {
      summary: 'Stampante ferma, cassa {till}',
      description:
        'Incasso ma non mi dà nessuno scontrino. I clienti protestano. Cosa devo fare? {clerk}, {store}',
    },
    {
      summary: 'URGENTE: {device} non stampa',
      description:
        'Ho cambiato il rotolo e niente, la luce rossa resta accesa. Mi serve questa cassa subito. {clerk}',
    },
  ],
  discountNotApplied: [
    {
      summary: 'Lo sconto non parte alla {till}',
      description:
        'Il cartello dice che c’è lo sconto e la cassa fa pagare il prezzo pieno. Mi mostrano la pubblicità. {clerk}, {store}',
    },
    {
      summary: 'La promozione di oggi non entra',
      description:
        'Ho passato l’articolo tre volte e non applica niente. È sbagliata la promozione? Ho la fila. {clerk}',
    },
    {
      summary: 'Prezzo non scontato alla {till}',
      description:
        'Se ne vanno senza comprare perché non vedono lo sconto. Posso farlo a mano? Ditemi. {clerk}, {store}',
    },
  ],
  paymentDeclined: [
    {
      summary: 'Il POS rifiuta le carte alla {till}',
      description:
        'Da un po’ {device} dà errore con tutte le carte. Posso incassare solo in contanti. {clerk}, {store}',
    },
    {
      summary: 'Pagamenti con carta negati',
      description:
        'Tre clienti di fila con la carta rifiutata, e giurano che funziona. Secondo me è il terminale {device}. {clerk}',
    },
    {
      summary: 'URGENTE: non riesco a incassare con carta, {till}',
      description:
        'Dice «negata, errore tecnico». Riavviato due volte. La gente lascia i vestiti e se ne va. {clerk}, {store}',
    },
  ],
};
