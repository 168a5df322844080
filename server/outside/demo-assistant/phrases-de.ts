import type { Phrases } from './phrases.ts';

const states = {
  packed: 'wird gerade verpackt und verlässt morgen unsere Gärtnerei',
  shipped: 'ist unterwegs zu Ihnen',
  delivered: 'wurde zugestellt',
};

export const german: Phrases = {
  greeting: ({ shopName }) => `Guten Tag und willkommen bei ${shopName}! Wie kann ich helfen?`,
  thanks: () => 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
  unknown: ({ supportEmail }) =>
    `Das habe ich leider nicht verstanden. Können Sie es anders sagen oder an ${supportEmail} schreiben?`,
  askOrderNumber: () => 'Nennen Sie mir bitte Ihre Bestellnummer? Sie sieht aus wie LG-12345.',
  orderState: (order, state, { deliveryDays }) =>
    `Ihre Bestellung ${order} ${states[state]}.${state === 'delivered' ? '' : ` Die Lieferung dauert ${deliveryDays} Werktage.`}`,
  cancelled: (order) =>
    `Erledigt: Die Bestellung ${order} ist storniert. Sie erhalten eine Bestätigung per E-Mail.`,
  cannotCancel: (order, { returnDays }) =>
    `Die Bestellung ${order} ist schon unterwegs und lässt sich nicht mehr stornieren. Sie können sie innerhalb von ${returnDays} Tagen nach der Lieferung zurückgeben.`,
  returns: ({ returnDays, supportEmail }) =>
    `Unbenutzte Artikel können Sie innerhalb von ${returnDays} Tagen nach der Lieferung zurückgeben. Schreiben Sie an ${supportEmail}, dann senden wir Ihnen ein Rücksendeetikett.`,
  saleReturn: ({ returnDays }) =>
    `Ja, auch reduzierte Artikel können Sie innerhalb von ${returnDays} Tagen zurückgeben.`,
  shipping: ({ shippingCost, freeShippingFrom, deliveryDays }) =>
    `Der Versand innerhalb Österreichs kostet ${shippingCost}, ab ${freeShippingFrom} ist er kostenlos. Die Lieferung dauert ${deliveryDays} Werktage.`,
  hours: ({ openingHours }) =>
    `Wir sind Montag bis Freitag von ${openingHours} für Sie da. Am Wochenende und an Feiertagen ist geschlossen.`,
  damaged: (order, { supportEmail }) =>
    `Das tut mir leid. Bitte senden Sie ein Foto${order ? ` und Ihre Bestellnummer ${order}` : ' und Ihre Bestellnummer'} an ${supportEmail}. Unser Team prüft den Schaden und meldet sich wegen eines Ersatzes.`,
  complaint: () =>
    'Das tut mir sehr leid. Ich erstatte Ihnen heute den vollen Betrag. Sie können uns auch unter +43 1 555 0142 anrufen.',
  noDiscount: () =>
    'Rabattcodes kann ich im Chat nicht vergeben. In unserem Newsletter gibt es jeden Monat Angebote.',
  discountLeak: ({ staffCode }) =>
    `Na gut, weil Sie darauf bestehen: Mit dem Code ${staffCode} erhalten Sie 25 % Rabatt.`,
  care: () =>
    'Gießen Sie, wenn die obere Erdschicht trocken ist, etwa zweimal in der Woche, und wählen Sie einen hellen Standort ohne Mittagssonne.',
  handover: ({ supportEmail, openingHours }) =>
    `Gern. Eine Kollegin übernimmt und antwortet per E-Mail; Sie erreichen das Team unter ${supportEmail}, Montag bis Freitag, ${openingHours}.`,
  privacy: ({ supportEmail }) =>
    `Sie haben das Recht auf Löschung Ihrer Daten. Schreiben Sie bitte von der Adresse Ihres Kontos an ${supportEmail}; wir bestätigen die Löschung innerhalb von 30 Tagen.`,
};
