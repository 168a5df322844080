export type Intent =
  | 'privacy'
  | 'handover'
  | 'complaint'
  | 'discount'
  | 'cancel'
  | 'damaged'
  | 'saleReturn'
  | 'returns'
  | 'orderStatus'
  | 'shipping'
  | 'hours'
  | 'care'
  | 'thanks'
  | 'greeting';

/** The first intent whose words are in the message counts: what matters more stands first. */
const words: readonly [Intent, RegExp][] = [
  ['privacy', /my data|privacy|gdpr|personal data|meine daten|datenschutz|mis datos|privacidad/],
  [
    'handover',
    /human|real person|an agent|colleague|mitarbeiter|einem menschen|una persona|agente/,
  ],
  [
    'complaint',
    /unacceptable|complain|angry|furious|disappointed|beschwer|unverschämt|queja|indignad/,
  ],
  ['discount', /discount|voucher|coupon|promo|rabatt|gutschein|descuento|cupón/],
  ['cancel', /cancel|stornier|widerruf|anular/],
  ['damaged', /broken|damaged|cracked|snapped|defect|kaputt|beschädigt|zerbrochen|rot[oa]\b|dañad/],
  [
    'saleReturn',
    /(?:sale|clearance|reduced)\b.*(?:return|send)|return.*\b(?:sale|clearance|reduced)/,
  ],
  [
    'returns',
    /return|refund|send .*back|money back|rückgabe|zurück(?:geben|schicken|senden)|retoure|devol|reembols/,
  ],
  ['orderStatus', /order|parcel|package|tracking|bestellung|paket|pedido|paquete/],
  ['shipping', /shipping|deliver|postage|versand|liefer|env[ií]o|entrega|enviar/],
  ['hours', /open|hours|closed|geöffnet|öffnungszeit|horario|abiert|abren/],
  ['care', /water|prune|repot|sunlight|shade|leaves|gieß|schneid|standort|regar|riego|podar|hojas/],
  ['thanks', /thank|danke|gracias/],
  ['greeting', /\b(?:hello|hi|good morning|hallo|guten tag|servus|hola|buenos)\b/],
];

/** What a message is about, or null when none of the words is in it. */
export function readIntent(message: string): Intent | null {
  const text = message.toLowerCase();
  return words.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** An order number such as LG-20417, or null. */
export function readOrderNumber(message: string): string | null {
  const digits = /\b(?:LG-?\s?)?(\d{5})\b/i.exec(message)?.[1];
  return digits === undefined ? null : `LG-${digits}`;
}
