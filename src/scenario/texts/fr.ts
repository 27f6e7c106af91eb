import type { KindTexts } from './kind-texts.ts';

/** Ticket texts in French, by kind of issue and by who writes them. */
export const FR: KindTexts = {
  receiptNotPrinting: {
    clerk: [
      [
        'Le ticket ne sort pas à la {till}',
        'L’imprimante {device} n’imprime plus et j’ai la queue jusqu’à la porte. Je l’ai déjà éteinte et rallumée. Appelez {store}, merci. {clerk}',
      ],
      [
        'Imprimante bloquée, caisse {till}',
        'J’encaisse mais je n’ai aucun ticket. Les clients s’énervent. Je fais quoi ? {clerk}, {store}',
      ],
      [
        'URGENT : {device} n’imprime pas',
        'J’ai changé le rouleau, rien, le voyant rouge reste allumé. Il me faut cette caisse tout de suite. {clerk}',
      ],
    ],
    manager: [
      [
        'Caisse {till} à l’arrêt, imprimante HS, {store}',
        'Depuis un bon moment une caisse ne sort plus un seul ticket. Rouleau changé, redémarrage fait. Je ne peux pas fermer une caisse aujourd’hui : merci de traiter en priorité. {clerk}',
      ],
    ],
    backOffice: [
      [
        'Imprimante de la caisse {till} en panne, {store}',
        'Bonjour, le magasin nous signale que l’imprimante de la caisse {till} n’imprime plus. Le papier a été changé et l’appareil redémarré, sans résultat. Merci d’accuser réception et de nous prévenir dès que la caisse sera utilisable. Cordialement, administration {store}',
      ],
    ],
    public: [
      [
        'Plus de tickets à {store}',
        '@support l’imprimante de la caisse {till} a rendu l’âme en plein #BlackFriday et la file va jusqu’à la rue. Il y a quelqu’un ?',
      ],
      [
        '@support la {till} n’imprime pas',
        '@support personne ne décroche. {store}, caisse {till} sans tickets et la moitié du magasin qui nous regarde.',
      ],
    ],
    machine: [
      [
        'Imprimante non prête : {till}',
        'Signal périodique de {till} ({store}) : {device} annonce un état dans lequel rien ne s’imprime.',
      ],
    ],
  },
  discountNotApplied: {
    clerk: [
      [
        'La remise ne passe pas à la {till}',
        'L’affiche annonce une remise et la caisse compte le prix fort. Les clientes me montrent la pub. {clerk}, {store}',
      ],
      [
        'La promotion du jour n’est pas prise',
        'J’ai scanné l’article trois fois, aucune remise. Est-ce que la promo est mal réglée ? J’ai du monde. {clerk}',
      ],
      [
        'Prix non remisé, {till}',
        'Ils partent sans acheter parce que la remise n’apparaît pas. Dites-moi si je peux la faire à la main. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'L’offre affichée ne passe sur aucune caisse, {store}',
        'On encaisse plein tarif ce que la vitrine annonce soldé. J’ai des réclamations et des gens qui laissent tout au comptoir. On peut déduire à la main en attendant ? {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'Promotion non appliquée à {store}',
        'Bonjour, depuis ce matin la promotion annoncée n’est pas déduite aux caisses de {store} (constaté à la {till}). Merci de vérifier que la règle est active pour ce magasin et de nous indiquer quoi faire pour les clients déjà encaissés. Cordialement',
      ],
    ],
    public: [
      [
        'L’offre ne marche pas à {store}',
        '@support nos caisses ne connaissent pas notre propre offre. Les clientes nous montrent votre pub et on passe pour des menteurs. {store}',
      ],
      [
        '@support il manque la remise',
        '@support -30 % en vitrine et pas un centime de moins à la caisse {till}. On dit quoi aux gens ? {store}',
      ],
    ],
    machine: [
      [
        'Promotion non appliquée : {store}',
        'Calculs de {store} sans la promotion annoncée, le premier à la {till}.',
      ],
    ],
  },
  paymentDeclined: {
    clerk: [
      [
        'Le terminal refuse les cartes à la {till}',
        'Depuis un moment {device} affiche une erreur avec toutes les cartes. Je ne peux prendre que les espèces. {clerk}, {store}',
      ],
      [
        'Paiements par carte refusés',
        'Trois clients de suite refusés, et leur carte marche ailleurs. Je pense que c’est le terminal {device}. {clerk}',
      ],
      [
        'URGENT : plus de carte possible, {till}',
        'Il affiche « refusé, erreur technique ». Redémarré deux fois. Les gens laissent leurs articles et s’en vont. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Le TPE de la {till} refuse tout, {store}',
        'On a un TPE qui refuse toutes les cartes pour erreur technique. J’envoie les gens aux autres caisses et le ton monte. Rappelez-moi aujourd’hui, pas demain. {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'Refus techniques sur le TPE de {till}, {store}',
        'Bonjour, le TPE de la caisse {till} refuse toutes les cartes avec « erreur technique ». Les autres caisses ne semblent pas concernées. Redémarré deux fois. Merci de vérifier la liaison avec l’acquéreur. Cordialement',
      ],
    ],
    public: [
      [
        'Cartes refusées à {store}',
        '@support « erreur technique » sur toutes les cartes à la {till}, et qui a encore du liquide ? À {store} les gens s’en vont.',
      ],
      [
        '@support encore le TPE',
        '@support les cartes ne passent plus à {store}. Troisième fois ce mois-ci. Faites quelque chose, c’est le plus gros jour de l’année.',
      ],
    ],
    machine: [
      [
        'TPE en refus : {till}',
        'Les paiements de {till} ({store}) finissent en refus technique sur le {device}.',
      ],
    ],
  },
  tillFrozen: {
    clerk: [
      [
        'La {till} est plantée',
        'L’écran est figé en pleine vente, plus rien ne répond, même pas le tactile. J’ai mis la cliente à la caisse d’à côté. Je fais quoi ? {clerk}, {store}',
      ],
      [
        'La {till} ne redémarre pas',
        'Écran noir, je l’ai relancée et elle reste sur le logo. J’ai une file énorme. Au secours ! {clerk}',
      ],
      [
        'URGENT caisse morte à {store}',
        'La {till} a planté avec la carte de la cliente dedans. Aucune idée si elle a payé. Vous pouvez regarder tout de suite ? {clerk}',
      ],
    ],
    manager: [
      [
        'Caisse {till} en panne, {store}',
        'J’ai une caisse complètement morte et il m’en reste deux, magasin plein. Redémarrée comme dans la procédure. Il me faut quelqu’un maintenant, ou un technicien aujourd’hui. {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'La caisse {till} de {store} ne démarre plus',
        'Bonjour, la caisse {till} s’est figée pendant une vente et ne démarre plus. Merci de contrôler aussi le journal de la dernière vente, le paiement a peut-être été accepté. Cordialement, administration',
      ],
    ],
    public: [
      [
        'Caisse plantée à {store}',
        '@support caisse figée l’après-midi le plus chargé de l’année. {store}, {till}. On prie.',
      ],
      [
        '@support la {till} est morte',
        '@support écran noir, sablier, clients qui partent. Quelqu’un lit ça ? {store}',
      ],
    ],
    machine: [
      [
        'Plus de signal : {till}',
        'Aucun signe de vie de {till} ({store}) depuis le dernier signal attendu, alors que d’autres caisses du magasin répondent.',
      ],
    ],
  },
  storeOffline: {
    clerk: [
      [
        'Plus aucune connexion, {store}',
        'Toutes les caisses affichent hors ligne. Elles vendent, mais rien ne vous arrive. J’ai déjà éteint et rallumé la box. {clerk}',
      ],
      [
        'Plus d’internet à {store}',
        'Rien ne marche : ni offres, ni cartes de fidélité, et en carte que les petits montants. Je fais quoi pour les gros ? {clerk}',
      ],
      [
        'Caisses hors ligne',
        'J’appelle de mon portable, le magasin n’a plus de ligne. Toutes les caisses avec le nuage rouge, depuis dix minutes environ. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        '{store} coupé du monde',
        'Tout le magasin a perdu la ligne. On vend hors ligne et je ne sais pas ce que ça donnera ce soir. Faites bouger l’opérateur et dites-moi combien de temps. {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'Magasin {store} sans liaison',
        'Bonjour, nous ne recevons plus de ventes de {store} et le magasin confirme qu’il n’a plus de ligne. Merci d’ouvrir un dossier chez l’opérateur et de vous assurer que les ventes en attente seront transmises au retour. Cordialement',
      ],
    ],
    public: [
      [
        '{store} hors ligne',
        '@support plus de ligne à {store}. On vend comme en 1985. Des nouvelles de l’opérateur ?',
      ],
      [
        '@support il n’y a que nous ?',
        '@support c’est juste {store} ou tout le réseau est tombé ? Caisses hors ligne, cartes refusées au-delà d’un certain montant.',
      ],
    ],
    machine: [
      [
        'Liaison perdue : {store}',
        'Plus de nouvelles de {till} ({store}) depuis que son dernier signal était attendu.',
      ],
    ],
  },
  priceMismatch: {
    clerk: [
      [
        'Mauvais prix à la {till}',
        'L’étiquette dit un prix, la caisse un autre. C’est la cliente qui l’a vu, pas moi. Passé deux fois, pareil. {clerk}, {store}',
      ],
      [
        'La caisse prend trop cher',
        'La cliente a le site ouvert sur son téléphone et c’est moins cher. Lequel est bon ? Elle attend. {clerk}, {till}',
      ],
      [
        'Article compté deux fois, {till}',
        'Je suis sûre de l’avoir passé une seule fois. C’est la deuxième fois aujourd’hui. Vous pouvez vérifier les prix de cette caisse ? {clerk}',
      ],
    ],
    manager: [
      [
        'Les prix de la {till} ne collent pas aux étiquettes, {store}',
        'On a plusieurs réclamations pour des prix différents de l’étiquette. Je rembourse à la main et ça ne me plaît pas du tout. Regardez quel tarif est chargé dans la caisse. {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'Écarts de prix à {store}, caisse {till}',
        'Bonjour, le magasin signale à la caisse {till} des prix différents du tarif en vigueur. Merci de vérifier que le tarif du jour a bien été envoyé à cette caisse et de nous transmettre les ventes concernées pour régularisation. Cordialement',
      ],
    ],
    public: [
      [
        'Mauvais prix à {store}',
        '@support les clientes nous comparent au site et elles gagnent. La {till} applique d’anciens prix. La honte.',
      ],
      [
        '@support c’est quel prix ?',
        '@support étiquette, caisse, site : trois prix pour un pull à {store}. Vous préférez lequel ?',
      ],
    ],
    machine: [
      [
        'Prix différent : {till}',
        '{till} ({store}) applique des prix différents du tarif en vigueur.',
      ],
    ],
  },
  pickUpBlocked: {
    clerk: [
      [
        'Impossible de remettre une commande web, {store}',
        'La dame a le mail et le numéro, le colis est devant moi et la caisse dit introuvable. {clerk}',
      ],
      [
        'Retraits bloqués',
        'La caisse ne me laisse pas sortir les commandes à retirer. Trois personnes attendent la leur. {clerk}, {till}',
      ],
      [
        'Commande qu’on ne peut pas donner',
        'Ça affiche « bloqué » et rien d’autre. Elle a déjà payé ! Je lui donne quand même ? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Retraits bloqués à {store}',
        'Des clients qui ont payé en ligne sont là et on ne peut pas leur donner leur colis. On peut remettre contre le mail et une pièce d’identité ? {clerk}, responsable',
      ],
    ],
    backOffice: [
      [
        'Retrait en magasin : commandes bloquées, {store}',
        'Bonjour, les commandes à retirer ne peuvent pas être sorties à {store} (constaté à la {till}). Les clients ont déjà payé. Merci de nous dire si le magasin peut remettre à la main et comment l’enregistrer. Cordialement',
      ],
    ],
    public: [
      [
        'Cliquez, attendez à {store}',
        '@support click and collect ? Click and wait. Commandes bloquées à {store}, les clients prennent racine.',
      ],
      [
        '@support le colis est là, le système dit non',
        '@support le colis est sur le comptoir et la caisse dit non. {store}. Une idée ?',
      ],
    ],
    machine: [
      ['Retraits en échec : {store}', 'Impossible de sortir des commandes à la {till} ({store}).'],
    ],
  },
};
