import type { KindTexts } from './kind-texts.ts';

/** Ticket texts in Italian, by kind of issue and by who writes them. */
export const IT: KindTexts = {
  receiptNotPrinting: {
    clerk: [
      [
        'Lo scontrino non esce alla {till}',
        'La stampante {device} non stampa e ho la fila fino alla porta. L’ho già spenta e riaccesa. Chiamate {store}, per favore. {clerk}',
      ],
      [
        'Stampante ferma, cassa {till}',
        'Incasso ma non mi dà nessuno scontrino. I clienti protestano. Cosa devo fare? {clerk}, {store}',
      ],
      [
        'URGENTE: {device} non stampa',
        'Ho cambiato il rotolo e niente, la luce rossa resta accesa. Mi serve questa cassa subito. {clerk}',
      ],
    ],
    manager: [
      [
        'Cassa {till} ferma per la stampante, {store}',
        'Da un bel po’ una cassa non emette più scontrini. Rotolo cambiato, riavvio fatto. Oggi non posso permettermi una cassa chiusa: chiedo la massima priorità. {clerk}',
      ],
    ],
    backOffice: [
      [
        'Stampante della cassa {till} non funzionante, {store}',
        'Buongiorno, il negozio segnala che la stampante della cassa {till} non emette scontrini. Carta sostituita e dispositivo riavviato senza esito. Chiediamo conferma di ricezione e avviso quando la cassa sarà di nuovo utilizzabile. Cordiali saluti, amministrazione {store}',
      ],
    ],
    public: [
      [
        'Niente scontrini a {store}',
        '@assistenza la stampante della cassa {till} ha mollato in pieno #BlackFriday e la fila arriva in strada. C’è qualcuno?',
      ],
      [
        '@assistenza la {till} non stampa',
        '@assistenza al telefono non risponde nessuno. {store}, cassa {till} senza scontrini e mezzo negozio che ci guarda.',
      ],
    ],
    machine: [
      [
        'Stampante non pronta: {till}',
        'Segnale periodico di {till} ({store}): {device} comunica uno stato in cui non stampa.',
      ],
    ],
  },
  discountNotApplied: {
    clerk: [
      [
        'Lo sconto non parte alla {till}',
        'Il cartello dice che c’è lo sconto e la cassa fa pagare il prezzo pieno. Mi mostrano la pubblicità. {clerk}, {store}',
      ],
      [
        'La promozione di oggi non entra',
        'Ho passato l’articolo tre volte e non applica niente. È sbagliata la promozione? Ho la fila. {clerk}',
      ],
      [
        'Prezzo non scontato alla {till}',
        'Se ne vanno senza comprare perché non vedono lo sconto. Posso farlo a mano? Ditemi. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'La promozione esposta non scatta in nessuna cassa, {store}',
        'Facciamo pagare a prezzo pieno quello che in vetrina è scontato. Ho reclami e gente che molla tutto sul banco. Possiamo toglierlo a mano finché non sistemate? {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'Promozione non applicata in {store}',
        'Buongiorno, da stamattina la promozione pubblicizzata non viene scalata alle casse di {store} (rilevato alla {till}). Vi preghiamo di verificare se la regola è attiva per questo negozio e di indicarci come procedere con i clienti già serviti. Cordiali saluti',
      ],
    ],
    public: [
      [
        'L’offerta non va a {store}',
        '@assistenza le nostre casse non sanno niente della nostra offerta. I clienti ci mostrano la vostra pubblicità e facciamo una figuraccia. {store}',
      ],
      [
        '@assistenza manca lo sconto',
        '@assistenza in vetrina c’è -30 % e alla cassa {till} neanche un centesimo in meno. Che diciamo alla gente? {store}',
      ],
    ],
    machine: [
      [
        'Promozione non applicata: {store}',
        'Calcoli di {store} senza la promozione pubblicizzata, il primo alla {till}.',
      ],
    ],
  },
  paymentDeclined: {
    clerk: [
      [
        'Il POS rifiuta le carte alla {till}',
        'Da un po’ {device} dà errore con tutte le carte. Posso incassare solo in contanti. {clerk}, {store}',
      ],
      [
        'Pagamenti con carta negati',
        'Tre clienti di fila con la carta rifiutata, e giurano che funziona. Secondo me è il terminale {device}. {clerk}',
      ],
      [
        'URGENTE: non riesco a incassare con carta, {till}',
        'Dice «negata, errore tecnico». Riavviato due volte. La gente lascia i vestiti e se ne va. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Il POS della {till} rifiuta tutto, {store}',
        'Abbiamo un POS che rifiuta ogni carta per errore tecnico. Mando la gente alle altre casse e cominciano a urlare. Richiamatemi oggi, non domani. {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'Rifiuti tecnici sul POS della {till}, {store}',
        'Buongiorno, il POS della cassa {till} rifiuta tutte le carte con «errore tecnico». Le altre casse, per quanto ne sappiamo, non sono interessate. Riavviato due volte. Vi preghiamo di verificare il collegamento con l’acquirer. Cordiali saluti',
      ],
    ],
    public: [
      [
        'Carte rifiutate a {store}',
        '@assistenza «errore tecnico» con ogni carta alla {till}, e chi gira ancora con i contanti? A {store} la gente se ne va.',
      ],
      [
        '@assistenza di nuovo il POS',
        '@assistenza non vanno le carte a {store}. Terza volta questo mese. Fate qualcosa, è il giorno più forte dell’anno.',
      ],
    ],
    machine: [
      [
        'Il POS rifiuta: {till}',
        'I pagamenti di {till} ({store}) finiscono in rifiuto tecnico sul {device}.',
      ],
    ],
  },
  tillFrozen: {
    clerk: [
      [
        'Si è bloccata la {till}',
        'Lo schermo si è piantato a metà vendita e non risponde neanche il touch. Ho spostato la cliente alla cassa accanto. Che faccio? {clerk}, {store}',
      ],
      [
        'La {till} non riparte',
        'È diventata nera, l’ho riavviata e resta sul logo. Ho una fila enorme. Aiuto! {clerk}',
      ],
      [
        'URGENTE cassa morta a {store}',
        'La {till} si è piantata con la carta della cliente dentro. Non so se ha pagato. Potete guardare subito? {clerk}',
      ],
    ],
    manager: [
      [
        'Cassa {till} ferma, {store}',
        'Ho una cassa completamente morta e me ne restano due con il negozio pieno. Riavviata come da manuale. Mi serve qualcuno adesso, o un tecnico oggi. {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'La cassa {till} di {store} non si avvia',
        'Buongiorno, la cassa {till} si è bloccata durante una vendita e dopo il riavvio non parte. Vi preghiamo di controllare anche il giornale dell’ultima vendita, perché il pagamento potrebbe essere andato a buon fine. Cordiali saluti, amministrazione',
      ],
    ],
    public: [
      [
        'Cassa bloccata a {store}',
        '@assistenza cassa congelata nel pomeriggio più affollato dell’anno. {store}, {till}. Si prega.',
      ],
      [
        '@assistenza la {till} è morta',
        '@assistenza schermo nero, rotellina e gente che se ne va. Qualcuno legge? {store}',
      ],
    ],
    machine: [
      [
        'Nessun segnale: {till}',
        'Nessun segno di vita da {till} ({store}) dall’ultimo segnale previsto, mentre altre casse del negozio comunicano.',
      ],
    ],
  },
  storeOffline: {
    clerk: [
      [
        'Siamo senza connessione, {store}',
        'Tutte le casse dicono offline. Vendono, ma a voi non arriva niente. Ho già spento e riacceso il router. {clerk}',
      ],
      [
        'Internet giù a {store}',
        'Non va niente: né offerte né carte fedeltà, e con la carta solo importi piccoli. Con quelli grossi che faccio? {clerk}',
      ],
      [
        'Casse offline',
        'Chiamo dal mio cellulare, in negozio non c’è linea. Tutte le casse con la nuvoletta rossa, da una decina di minuti. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        '{store} isolato',
        'L’intero negozio è senza linea. Vendiamo offline e non so cosa verrà fuori stasera in chiusura. Fate muovere il gestore e ditemi quanto ci vuole. {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'Negozio {store} senza collegamento',
        'Buongiorno, non riceviamo vendite da {store} e il negozio conferma di non avere linea. Vi preghiamo di aprire una segnalazione al gestore e di verificare che le vendite offline vengano trasmesse al ripristino. Cordiali saluti',
      ],
    ],
    public: [
      [
        '{store} offline',
        '@assistenza niente linea a {store}. Vendiamo come nel 1985. Novità dal gestore?',
      ],
      [
        '@assistenza siamo solo noi?',
        '@assistenza è solo {store} o è giù la rete dappertutto? Casse offline e carte rifiutate sopra una certa cifra.',
      ],
    ],
    machine: [
      [
        'Collegamento perso: {store}',
        'Nessuna notizia di {till} ({store}) da quando era previsto il suo ultimo segnale.',
      ],
    ],
  },
  priceMismatch: {
    clerk: [
      [
        'Prezzo sbagliato alla {till}',
        'Sul cartellino c’è un prezzo e in cassa ne esce un altro. Se n’è accorta la cliente, non io. Passato due volte, uguale. {clerk}, {store}',
      ],
      [
        'La cassa fa pagare di più',
        'La cliente ha il sito aperto sul telefono e lì costa meno. Quale vale? Sta aspettando. {clerk}, {till}',
      ],
      [
        'Stesso articolo due volte, {till}',
        'Sono sicura di averlo passato una volta. È la seconda volta oggi. Controllate i prezzi di questa cassa? {clerk}',
      ],
    ],
    manager: [
      [
        'I prezzi della {till} non tornano con i cartellini, {store}',
        'Abbiamo avuto diversi reclami per prezzi diversi dal cartellino. Sto rimborsando a mano e non mi piace per niente. Guardate che listino ha la cassa. {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'Differenze di prezzo a {store}, cassa {till}',
        'Buongiorno, il negozio segnala alla cassa {till} prezzi diversi dal listino in vigore. Vi preghiamo di verificare se il listino di oggi è stato distribuito a questa cassa e di inviarci le vendite interessate per la rettifica. Cordiali saluti',
      ],
    ],
    public: [
      [
        'Prezzi sbagliati a {store}',
        '@assistenza i clienti ci confrontano con il sito e vincono loro. La {till} applica prezzi vecchi. Che figura.',
      ],
      [
        '@assistenza qual è il prezzo?',
        '@assistenza cartellino, cassa e sito: tre prezzi per un maglione a {store}. Quale vi piace di più?',
      ],
    ],
    machine: [
      ['Prezzo diverso: {till}', '{till} ({store}) applica prezzi diversi dal listino in vigore.'],
    ],
  },
  pickUpBlocked: {
    clerk: [
      [
        'Non riesco a consegnare un ordine web, {store}',
        'La signora ha la mail e il numero, il pacco è qui davanti a me e la cassa dice che non esiste. {clerk}',
      ],
      [
        'Ritiri bloccati',
        'La cassa non mi fa scaricare gli ordini da ritirare. Ho tre persone che aspettano il loro. {clerk}, {till}',
      ],
      [
        'Ordine che non si può consegnare',
        'Dice «bloccato» e basta. Ha già pagato! Glielo do e via? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Ritiri bloccati a {store}',
        'Ci sono clienti che hanno pagato online e non possiamo dare loro il pacco. Possiamo consegnare con la mail e un documento? {clerk}, responsabile',
      ],
    ],
    backOffice: [
      [
        'Ritiro in negozio: ordini non consegnabili, {store}',
        'Buongiorno, a {store} non è possibile scaricare gli ordini da ritirare (rilevato alla {till}). I clienti hanno già pagato. Vi preghiamo di indicarci se il negozio può consegnare a mano e come registrarlo. Cordiali saluti',
      ],
    ],
    public: [
      [
        'Ritiro infinito a {store}',
        '@assistenza ritiro in negozio? Attesa in negozio. Ordini bloccati a {store}, la gente mette radici.',
      ],
      [
        '@assistenza il pacco c’è, il sistema dice no',
        '@assistenza ho il pacco sul banco e la cassa dice no. {store}. Idee?',
      ],
    ],
    machine: [
      ['Ritiri non riusciti: {store}', 'Non è possibile scaricare ordini alla {till} ({store}).'],
    ],
  },
};
