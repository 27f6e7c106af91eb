import type { KindTexts } from './kind-texts.ts';

/** Ticket texts in Catalan, by kind of issue and by who writes them. */
export const CA: KindTexts = {
  receiptNotPrinting: {
    clerk: [
      [
        'No surt el tiquet a la {till}',
        'La impressora {device} no imprimeix i tinc cua fins al carrer. Ja l’he apagada i encesa. Truqueu a {store}, si us plau. {clerk}',
      ],
      [
        'Impressora aturada, caixa {till}',
        'Cobro bé però no em dona cap rebut. La gent s’està enfadant. Què faig? {clerk}, {store}',
      ],
      [
        'URGENT: {device} sense imprimir',
        'He canviat el rotlle i res, el llum vermell continua encès. Necessito aquesta caixa ja. {clerk}',
      ],
    ],
    manager: [
      [
        'Caixa {till} aturada per la impressora, {store}',
        'Fa una bona estona que en una caixa no podem donar cap tiquet. S’ha canviat el rotlle i s’ha reiniciat. Avui no em puc permetre una caixa tancada, us demano prioritat. {clerk}',
      ],
    ],
    backOffice: [
      [
        'Impressora de la caixa {till} sense funcionar, {store}',
        'Bona tarda: la botiga ens comunica que la impressora de tiquets de la caixa {till} no imprimeix. S’ha canviat el paper i reiniciat l’equip sense èxit. Preguem confirmació i avís quan la caixa torni a estar operativa. Salutacions, administració {store}',
      ],
    ],
    public: [
      [
        'Sense tiquets a {store}',
        '@suport la impressora de la caixa {till} ha plegat en ple #BlackFriday i la cua arriba al carrer. Hi ha algú?',
      ],
      [
        '@suport la {till} no imprimeix',
        '@suport ningú agafa el telèfon. {store}, caixa {till} sense tiquets i mitja botiga mirant-nos.',
      ],
    ],
    machine: [
      [
        'Impressora no preparada: {till}',
        'Senyal periòdic de {till} ({store}): {device} comunica un estat en què no imprimeix.',
      ],
    ],
  },
  discountNotApplied: {
    clerk: [
      [
        'No descompta la promoció a la {till}',
        'El cartell diu que hi ha descompte i la caixa cobra el preu sencer. M’ensenyen l’anunci al mòbil. {clerk}, {store}',
      ],
      [
        'El descompte d’avui no entra',
        'He passat l’article tres vegades i no aplica res. Està malament la promoció? Tinc molta cua. {clerk}',
      ],
      [
        'Preu sense rebaixar a {till}',
        'Marxen sense comprar perquè no els surt la rebaixa. Digueu-me si ho puc fer a mà. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'La promoció anunciada no entra a cap caixa, {store}',
        'Estem cobrant sencer el que l’aparador anuncia rebaixat. Tinc queixes i gent que deixa la compra al taulell. Ho podem descomptar a mà mentre ho arregleu? {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'Promoció no aplicada a {store}',
        'Bona tarda: des d’aquest matí la promoció anunciada no es descompta a les caixes de {store} (vist a la {till}). Preguem que comproveu si la regla és activa per a aquesta botiga i com cal procedir amb els clients ja cobrats. Salutacions',
      ],
    ],
    public: [
      [
        'L’oferta no va a {store}',
        '@suport les nostres caixes no saben res de la nostra oferta. Les clientes ens ensenyen el vostre anunci i quedem fatal. {store}',
      ],
      [
        '@suport falta el descompte',
        '@suport a l’aparador diu -30 % i a la caixa {till} ni un cèntim menys. Què li diem a la gent? {store}',
      ],
    ],
    machine: [
      [
        'Promoció no aplicada: {store}',
        'Càlculs de {store} sense la promoció anunciada, el primer a {till}.',
      ],
    ],
  },
  paymentDeclined: {
    clerk: [
      [
        'El datàfon rebutja les targetes a la {till}',
        'Fa una estona que {device} dona error amb totes les targetes. Només puc cobrar en efectiu. {clerk}, {store}',
      ],
      [
        'Pagaments amb targeta denegats',
        'Tres clients seguits amb la targeta rebutjada, i diuen que els funciona. Crec que és el terminal {device}. {clerk}',
      ],
      [
        'URGENT: no puc cobrar amb targeta, {till}',
        'Diu «denegada, error tècnic». L’he reiniciat dos cops. La gent deixa la roba i se’n va. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'El datàfon de la {till} ho rebutja tot, {store}',
        'Tenim un datàfon que rebutja totes les targetes per error tècnic. Envio la gent a les altres caixes i ja hi ha crits. Truqueu-me avui, si us plau, no demà. {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'Denegacions tècniques al datàfon de {till}, {store}',
        'Bona tarda: el datàfon de la caixa {till} denega totes les targetes amb «error tècnic». Les altres caixes, que sapiguem, van bé. S’ha reiniciat dues vegades. Preguem que reviseu la connexió amb la passarel·la. Salutacions',
      ],
    ],
    public: [
      [
        'Targetes rebutjades a {store}',
        '@suport «error tècnic» amb totes les targetes a la {till}, i qui porta efectiu avui dia? A {store} se’ns en va la gent.',
      ],
      [
        '@suport un altre cop el datàfon',
        '@suport no van les targetes a {store}. Tercer cop aquest mes. Feu alguna cosa, que és el dia més fort de l’any.',
      ],
    ],
    machine: [
      [
        'El datàfon denega: {till}',
        'Els pagaments de {till} ({store}) acaben en denegació tècnica a {device}.',
      ],
    ],
  },
  tillFrozen: {
    clerk: [
      [
        'S’ha penjat la {till}',
        'La pantalla s’ha quedat glaçada a mitja venda i no respon ni el tàctil. He passat la clienta a la del costat. Què faig? {clerk}, {store}',
      ],
      [
        'La {till} no arrenca',
        'S’ha posat en negre, l’he reiniciada i no passa del logo. Tinc una cua enorme. Ajuda! {clerk}',
      ],
      [
        'URGENT caixa morta a {store}',
        'La {till} s’ha penjat amb la targeta de la clienta a dins. No sé si ha pagat o no. Ho podeu mirar ja? {clerk}',
      ],
    ],
    manager: [
      [
        'Caixa {till} caiguda, {store}',
        'Tinc una caixa morta del tot i me’n queden dues amb la botiga plena. L’hem reiniciada com diu el manual. Necessito algú ara, o un tècnic avui. {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'La caixa {till} de {store} no arrenca',
        'Bona tarda: la caixa {till} es va bloquejar durant una venda i no s’inicia després de reiniciar-la. Preguem que reviseu també el diari de l’última venda, ja que el pagament es va poder arribar a fer. Salutacions, administració',
      ],
    ],
    public: [
      [
        'Caixa penjada a {store}',
        '@suport caixa glaçada la tarda amb més gent de l’any. {store}, {till}. Resant.',
      ],
      [
        '@suport la {till} ha mort',
        '@suport pantalla negra, rodeta i gent que se’n va. Algú llegeix això? {store}',
      ],
    ],
    machine: [
      [
        'Sense senyal: {till}',
        'Cap senyal de vida de {till} ({store}) des de l’últim que tocava, mentre altres caixes de la botiga sí que comuniquen.',
      ],
    ],
  },
  storeOffline: {
    clerk: [
      [
        'Estem sense connexió a {store}',
        'Totes les caixes diuen sense línia. Venen, però no us arriba res. Ja he apagat i encès l’encaminador. {clerk}',
      ],
      [
        'Sense internet a {store}',
        'No va res: ni ofertes, ni targetes de sòcia, i amb targeta només imports petits. Què faig amb els grans? {clerk}',
      ],
      [
        'Caixes sense línia',
        'Truco des del meu mòbil perquè a la botiga no hi ha línia. Totes les caixes amb el núvol vermell, fa uns deu minuts. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        '{store} incomunicada',
        'La botiga sencera s’ha quedat sense línia. Venem sense connexió i no sé què en sortirà al tancament. Feu moure l’operadora i digueu-me quant durarà. {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'Botiga {store} sense connexió',
        'Bona tarda: no rebem vendes de {store} i la botiga confirma que no té línia. Preguem que obriu incidència amb l’operadora i us assegureu que les vendes pendents s’enviïn quan torni. Salutacions',
      ],
    ],
    public: [
      [
        '{store} sense línia',
        '@suport sense línia a {store}. Venem com el 1985. Se’n sap res, de l’operadora?',
      ],
      [
        '@suport som només nosaltres?',
        '@suport és només {store} o ha caigut la xarxa a tot arreu? Caixes sense línia i targetes rebutjades a partir de cert import.',
      ],
    ],
    machine: [
      [
        'Connexió perduda: {store}',
        'No se sap res de {till} ({store}) des que tocava el seu últim senyal.',
      ],
    ],
  },
  priceMismatch: {
    clerk: [
      [
        'Preu malament a la {till}',
        'A l’etiqueta hi diu un preu i a caixa en surt un altre. Se n’ha adonat la clienta, no jo. L’he passat dos cops i igual. {clerk}, {store}',
      ],
      [
        'La caixa cobra de més',
        'La clienta té el web obert al mòbil i allà és més barat. Quin val? S’està esperant. {clerk}, {till}',
      ],
      [
        'El mateix article dos cops a la {till}',
        'Estic segura que l’he passat un cop. Ja és la segona vegada avui. Podeu mirar els preus d’aquesta caixa? {clerk}',
      ],
    ],
    manager: [
      [
        'Els preus de la {till} no quadren amb l’etiqueta, {store}',
        'Portem unes quantes queixes per preus diferents dels de l’etiqueta. Estic tornant diners a mà i no m’agrada gens. Mireu quina tarifa té la caixa. {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'Diferències de preu a {store}, caixa {till}',
        'Bona tarda: la botiga comunica preus a la caixa {till} diferents de la tarifa vigent. Preguem que comproveu si la tarifa d’avui s’ha distribuït a aquesta caixa i ens faciliteu les vendes afectades per regularitzar-les. Salutacions',
      ],
    ],
    public: [
      [
        'Preus equivocats a {store}',
        '@suport les clientes ens comparen amb el web i guanyen elles. La {till} cobra preus vells. Quina vergonya.',
      ],
      [
        '@suport quin preu és?',
        '@suport etiqueta, caixa i web: tres preus per a un jersei a {store}. Quin us agrada més?',
      ],
    ],
    machine: [
      ['Preu diferent: {till}', '{till} ({store}) cobra preus diferents de la tarifa vigent.'],
    ],
  },
  pickUpBlocked: {
    clerk: [
      [
        'No puc lliurar una comanda web, {store}',
        'La senyora porta el correu i el número, el paquet el tinc aquí davant i la caixa diu que no existeix. {clerk}',
      ],
      [
        'Recollides bloquejades',
        'La caixa no em deixa donar sortida a les comandes de recollida. Hi ha tres persones esperant la seva. {clerk}, {till}',
      ],
      [
        'Comanda que no es pot lliurar',
        'Diu «bloquejat» i res més. Ja l’ha pagada! L’hi dono i ja està? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Recollides bloquejades a {store}',
        'Hi ha clients que han pagat pel web i no els podem donar el paquet. Podem lliurar amb el correu i el DNI? {clerk}, encarregada',
      ],
    ],
    backOffice: [
      [
        'Recollida a botiga: comandes que no es poden lliurar, {store}',
        'Bona tarda: a {store} no és possible donar sortida a les comandes de recollida (vist a la {till}). Els clients ja han pagat. Preguem que indiqueu si la botiga pot lliurar a mà i com registrar-ho. Salutacions',
      ],
    ],
    public: [
      [
        'Recollida eterna a {store}',
        '@suport recollida a botiga? Espera a botiga. Comandes bloquejades a {store} i la gent fent arrels.',
      ],
      [
        '@suport el paquet hi és, el sistema diu que no',
        '@suport tinc el paquet al taulell i la caixa diu que no. {store}. Idees?',
      ],
    ],
    machine: [
      ['Fallen les recollides: {store}', 'No es pot donar sortida a comandes a {till} ({store}).'],
    ],
  },
};
