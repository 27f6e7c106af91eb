import type { KindTexts } from './kind-texts.ts';

/** Ticket texts in Spanish, by kind of issue and by who writes them. */
export const ES: KindTexts = {
  receiptNotPrinting: {
    clerk: [
      [
        'No sale el ticket en la {till}',
        'La impresora {device} no imprime y tengo la cola hasta la puerta. Ya la he apagado y encendido. Por favor, llamad a {store}. {clerk}',
      ],
      [
        'Impresora parada, caja {till}',
        'Cobro bien pero no me da ningún recibo. La gente se está enfadando. ¿Qué hago? {clerk}, {store}',
      ],
      [
        'URGENTE: {device} sin imprimir',
        'Le he cambiado el rollo y nada, la luz roja sigue. Estamos a tope, necesito esta caja ya. {clerk}',
      ],
    ],
    manager: [
      [
        'Caja {till} parada por la impresora, {store}',
        'Llevamos un buen rato sin poder dar un solo ticket en una de las cajas. Se ha cambiado el rollo y se ha reiniciado. Hoy no me puedo permitir tener una caja cerrada, os pido prioridad. {clerk}',
      ],
    ],
    backOffice: [
      [
        'Impresora de la caja {till} sin funcionar, {store}',
        'Buenas tardes: desde tienda nos comunican que la impresora de tickets de la caja {till} no imprime. Se ha cambiado el papel y reiniciado el equipo sin resultado. Rogamos confirmación y aviso cuando la caja vuelva a estar operativa. Un saludo, administración {store}',
      ],
    ],
    public: [
      [
        'Sin tickets en {store}',
        '@soporte la impresora de la caja {till} ha dicho basta en pleno #BlackFriday y la cola llega a la calle. ¿Hay alguien?',
      ],
      [
        '@soporte la {till} no imprime',
        '@soporte nadie coge el teléfono. {store}, caja {till} sin tickets y media tienda mirándonos.',
      ],
    ],
    machine: [
      [
        'Impresora no preparada: {till}',
        'Señal periódica de {till} ({store}): {device} comunica un estado en el que no imprime.',
      ],
    ],
  },
  discountNotApplied: {
    clerk: [
      [
        'No descuenta la promoción en la {till}',
        'El cartel dice que hay descuento y la caja cobra el precio entero. Las clientas me enseñan el anuncio. {clerk}, {store}',
      ],
      [
        'El descuento de hoy no entra',
        'He pasado el artículo tres veces y no aplica nada. ¿Está mal la promoción? Tengo mucha cola. {clerk}',
      ],
      [
        'Precio sin rebajar en {till}',
        'Se van sin comprar porque no les sale la rebaja. Decidme si puedo hacerlo a mano. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'La promoción anunciada no entra en ninguna caja, {store}',
        'Estamos cobrando entero lo que el escaparate anuncia rebajado. Tengo quejas y gente que deja la compra en el mostrador. ¿Podemos descontarlo a mano mientras lo arregláis? {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'Promoción no aplicada en {store}',
        'Buenas tardes: desde esta mañana la promoción anunciada no se descuenta en las cajas de {store} (detectado en la {till}). Rogamos comprueben si la regla está activa para esta tienda e indiquen cómo proceder con los clientes ya cobrados. Un saludo',
      ],
    ],
    public: [
      [
        'La oferta no funciona en {store}',
        '@soporte nuestras cajas no se han enterado de nuestra propia oferta. Las clientas nos enseñan vuestro anuncio y quedamos fatal. {store}',
      ],
      [
        '@soporte falta el descuento',
        '@soporte en el escaparate pone -30 % y en la caja {till} ni un céntimo menos. ¿Qué le decimos a la gente? {store}',
      ],
    ],
    machine: [
      [
        'Promoción no aplicada: {store}',
        'Cálculos de {store} sin la promoción anunciada, el primero en {till}.',
      ],
    ],
  },
  paymentDeclined: {
    clerk: [
      [
        'El datáfono rechaza las tarjetas en la {till}',
        'Desde hace un rato {device} da error con todas las tarjetas. Solo puedo cobrar en efectivo. {clerk}, {store}',
      ],
      [
        'Pagos con tarjeta denegados',
        'Tres clientes seguidos con la tarjeta rechazada, y juran que les funciona. Creo que es el terminal {device}. {clerk}',
      ],
      [
        'URGENTE: no puedo cobrar con tarjeta, {till}',
        'Dice "denegada, error técnico". Reiniciado dos veces. La gente deja la ropa y se marcha. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'El datáfono de la {till} lo rechaza todo, {store}',
        'Tenemos un datáfono que rechaza todas las tarjetas por error técnico. Mando a la gente a las otras cajas y ya se oyen gritos. Llamadme hoy, por favor, no mañana. {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'Denegaciones técnicas en el datáfono de {till}, {store}',
        'Buenas tardes: el datáfono de la caja {till} deniega todas las tarjetas con «error técnico». Las demás cajas, que sepamos, no están afectadas. Se ha reiniciado dos veces. Rogamos revisen la conexión con la pasarela. Un saludo',
      ],
    ],
    public: [
      [
        'Tarjetas rechazadas en {store}',
        '@soporte «error técnico» con todas las tarjetas en la {till}, ¿y quién lleva efectivo hoy en día? En {store} se nos va la gente.',
      ],
      [
        '@soporte otra vez el datáfono',
        '@soporte no van las tarjetas en {store}. Tercera vez este mes. Haced algo, que es el día más fuerte del año.',
      ],
    ],
    machine: [
      [
        'Datáfono deniega: {till}',
        'Los pagos de {till} ({store}) terminan en denegación técnica en {device}.',
      ],
    ],
  },
  tillFrozen: {
    clerk: [
      [
        'Se ha quedado colgada la {till}',
        'La pantalla está congelada en mitad de una venta y no responde ni el táctil. He pasado a la clienta a la de al lado. ¿Qué hago? {clerk}, {store}',
      ],
      [
        'La {till} no arranca',
        'Se ha puesto en negro, la he reiniciado y no pasa del logo. Tengo una cola enorme. ¡Ayuda! {clerk}',
      ],
      [
        'URGENTE caja muerta en {store}',
        'La {till} se ha colgado con la tarjeta de la clienta dentro. No sé si ha pagado o no. ¿Lo podéis mirar ya? {clerk}',
      ],
    ],
    manager: [
      [
        'Caja {till} caída, {store}',
        'Tengo una caja muerta del todo y me quedan dos para la tienda llena. La hemos reiniciado como dice el manual. Necesito a alguien ahora, o un técnico hoy. {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'La caja {till} de {store} no arranca',
        'Buenas tardes: la caja {till} se bloqueó durante una venta y no se inicia tras reiniciarla. Rogamos revisen también el diario de la última venta, pues el pago pudo llegar a efectuarse. Un saludo, administración',
      ],
    ],
    public: [
      [
        'Caja colgada en {store}',
        '@soporte caja congelada la tarde con más gente del año. {store}, {till}. Rezando.',
      ],
      [
        '@soporte la {till} ha muerto',
        '@soporte pantalla negra, ruedecita y gente yéndose. ¿Alguien lee esto? {store}',
      ],
    ],
    machine: [
      [
        'Sin señal: {till}',
        'Sin señales de vida de {till} ({store}) desde la última señal prevista, mientras que otras cajas de la tienda sí comunican.',
      ],
    ],
  },
  storeOffline: {
    clerk: [
      [
        'Estamos sin conexión en {store}',
        'Todas las cajas ponen sin línea. Venden, pero no os llega nada. Ya he apagado y encendido el rúter. {clerk}',
      ],
      [
        'Sin internet en {store}',
        'No va nada: ni ofertas, ni tarjetas de socia, y con tarjeta solo importes pequeños. ¿Qué hago con los grandes? {clerk}',
      ],
      [
        'Cajas sin línea',
        'Llamo desde mi móvil porque en la tienda no hay línea. Todas las cajas con la nube en rojo, desde hace unos diez minutos. {clerk}, {store}',
      ],
    ],
    manager: [
      [
        '{store} incomunicada',
        'La tienda entera se ha quedado sin línea. Vendemos sin conexión y no sé qué saldrá de esto al cierre. Moved a la operadora y decidme cuánto va a durar. {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'Tienda {store} sin conexión',
        'Buenas tardes: no recibimos ventas de {store} y la tienda confirma que no tiene línea. Rogamos abran incidencia con la operadora y se aseguren de que las ventas pendientes se envíen cuando vuelva. Un saludo',
      ],
    ],
    public: [
      [
        '{store} sin línea',
        '@soporte sin línea en {store}. Vendemos como en 1985. ¿Se sabe algo de la operadora?',
      ],
      [
        '@soporte ¿somos solo nosotras?',
        '@soporte ¿es solo {store} o está caída la red en todas partes? Cajas sin línea y tarjetas rechazadas a partir de cierto importe.',
      ],
    ],
    machine: [
      [
        'Conexión perdida: {store}',
        'No se sabe nada de {till} ({store}) desde que tocaba su última señal.',
      ],
    ],
  },
  priceMismatch: {
    clerk: [
      [
        'Precio mal en la {till}',
        'En la etiqueta pone un precio y en caja sale otro. Se ha dado cuenta la clienta, no yo. Lo he pasado dos veces y lo mismo. {clerk}, {store}',
      ],
      [
        'La caja cobra de más',
        'La clienta tiene la web abierta en el móvil y ahí es más barato. ¿Cuál vale? Está esperando. {clerk}, {till}',
      ],
      [
        'El mismo artículo dos veces en la {till}',
        'Estoy segura de que lo pasé una vez. Ya me ha pasado dos veces hoy. ¿Podéis mirar los precios de esta caja? {clerk}',
      ],
    ],
    manager: [
      [
        'Los precios de la {till} no coinciden con la etiqueta, {store}',
        'Llevamos varias reclamaciones por precios distintos de los de la etiqueta. Estoy devolviendo a mano y no me gusta nada. Mirad qué tarifa tiene cargada la caja. {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'Diferencias de precio en {store}, caja {till}',
        'Buenas tardes: la tienda comunica precios en la caja {till} distintos de la tarifa vigente. Rogamos comprueben si la tarifa de hoy se distribuyó a esta caja y nos faciliten las ventas afectadas para su regularización. Un saludo',
      ],
    ],
    public: [
      [
        'Precios equivocados en {store}',
        '@soporte las clientas nos comparan con la web y ganan ellas. La {till} cobra precios viejos. Qué vergüenza.',
      ],
      [
        '@soporte ¿qué precio es?',
        '@soporte etiqueta, caja y web: tres precios para un jersey en {store}. ¿Cuál os gusta más?',
      ],
    ],
    machine: [
      ['Precio distinto: {till}', '{till} ({store}) cobra precios distintos de la tarifa vigente.'],
    ],
  },
  pickUpBlocked: {
    clerk: [
      [
        'No puedo entregar un pedido web, {store}',
        'La señora trae el correo y el número, el paquete lo tengo aquí delante y la caja dice que no existe. {clerk}',
      ],
      [
        'Recogidas bloqueadas',
        'La caja no me deja dar salida a los pedidos de recogida. Hay tres personas esperando el suyo. {clerk}, {till}',
      ],
      [
        'Pedido que no se puede entregar',
        'Pone «bloqueado» y nada más. ¡Ya lo ha pagado! ¿Se lo doy y ya está? {clerk}, {store}',
      ],
    ],
    manager: [
      [
        'Recogidas bloqueadas en {store}',
        'Hay clientes que han pagado por la web y no les podemos dar el paquete. ¿Podemos entregar con el correo y el DNI? {clerk}, encargada',
      ],
    ],
    backOffice: [
      [
        'Recogida en tienda: pedidos que no se pueden entregar, {store}',
        'Buenas tardes: en {store} no es posible dar salida a los pedidos de recogida (visto en la {till}). Los clientes ya han pagado. Rogamos indiquen si la tienda puede entregar manualmente y cómo registrarlo. Un saludo',
      ],
    ],
    public: [
      [
        'Recogida eterna en {store}',
        '@soporte ¿recogida en tienda? Espera en tienda. Pedidos bloqueados en {store} y la gente echando raíces.',
      ],
      [
        '@soporte el paquete está, el sistema dice que no',
        '@soporte tengo el paquete en el mostrador y la caja dice que no. {store}. ¿Ideas?',
      ],
    ],
    machine: [
      ['Fallan las recogidas: {store}', 'No se puede dar salida a pedidos en {till} ({store}).'],
    ],
  },
};
