import type { TicketText } from '../../model/plan.ts';
import type { IssueKind } from '../../model/ticket.ts';

/** Ticket texts in French, by kind of issue. */
export const FR: Readonly<Record<IssueKind, readonly TicketText[]>> = {
  receiptNotPrinting: [
    {
      summary: 'Le ticket ne sort pas à la {till}',
      description:
        'L’imprimante {device} n’imprime plus et j’ai la queue jusqu’à la porte. Je l’ai déjà éteinte et rallumée. Appelez {store}, merci. {clerk}',
    },
    {
      summary: 'Imprimante bloquée, caisse {till}',
      description:
        'J’encaisse mais je n’ai aucun ticket. Les clients s’énervent. Je fais quoi ? {clerk}, {store}',
    },
    {
      summary: 'URGENT : {device} n’imprime pas',
      description:
        'J’ai changé le rouleau, rien, le voyant rouge reste allumé. Il me faut cette caisse tout de suite. {clerk}',
    },
  ],
  discountNotApplied: [
    {
      summary: 'La remise ne passe pas à la {till}',
      description:
        'L’affiche annonce une remise et la caisse compte le prix fort. Les clientes me montrent la pub. {clerk}, {store}',
    },
    {
      summary: 'La promotion du jour n’est pas prise',
      description:
        'J’ai scanné l’article trois fois, aucune remise. Est-ce que la promo est mal réglée ? J’ai du monde. {clerk}',
    },
    {
      summary: 'Prix non remisé, {till}',
      description:
        'Ils partent sans acheter parce que la remise n’apparaît pas. Dites-moi si je peux la faire à la main. {clerk}, {store}',
    },
  ],
  paymentDeclined: [
    {
      summary: 'Le terminal refuse les cartes à la {till}',
      description:
        'Depuis un moment {device} affiche une erreur avec toutes les cartes. Je ne peux prendre que les espèces. {clerk}, {store}',
    },
    {
      summary: 'Paiements par carte refusés',
      description:
        'Trois clients de suite refusés, et leur carte marche ailleurs. Je pense que c’est le terminal {device}. {clerk}',
    },
    {
      summary: 'URGENT : plus de carte possible, {till}',
      description:
        'Il affiche « refusé, erreur technique ». Redémarré deux fois. Les gens laissent leurs articles et s’en vont. {clerk}, {store}',
    },
  ],
};
