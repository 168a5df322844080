import type { Phrases } from './phrases.ts';

const states = {
  packed: 'is being packed and leaves our nursery tomorrow',
  shipped: 'is on its way to you',
  delivered: 'was delivered',
};

export const english: Phrases = {
  greeting: ({ shopName }) => `Hello and welcome to ${shopName}! How can I help you today?`,
  thanks: () => "You're welcome! Is there anything else I can do for you?",
  unknown: ({ supportEmail }) =>
    `I'm not sure I understood that. Could you put it another way, or write to ${supportEmail}?`,
  askOrderNumber: () => 'Could you give me your order number, please? It looks like LG-12345.',
  orderState: (order, state, { deliveryDays }) =>
    `Order ${order} ${states[state]}.${state === 'delivered' ? '' : ` Delivery takes ${deliveryDays} working days.`}`,
  cancelled: (order) =>
    `Done: order ${order} is cancelled, because it has not left our nursery yet. You will get a confirmation by e-mail.`,
  cannotCancel: (order, { returnDays }) =>
    `Order ${order} has already left, so I cannot cancel it. You can return it within ${returnDays} days of delivery.`,
  returns: ({ returnDays, supportEmail }) =>
    `You can return unused items within ${returnDays} days of delivery. Write to ${supportEmail} and we will send you a return label.`,
  saleReturn: ({ returnDays }) =>
    `Yes, you can return sale items too, within ${returnDays} days of delivery.`,
  shipping: ({ shippingCost, freeShippingFrom, deliveryDays }) =>
    `Shipping within Austria costs ${shippingCost} and is free from ${freeShippingFrom}. Delivery takes ${deliveryDays} working days.`,
  hours: ({ openingHours }) =>
    `We are open Monday to Friday, ${openingHours}. On weekends and public holidays we are closed.`,
  damaged: (order, { supportEmail }) =>
    `I'm sorry that it arrived damaged. Please send a photo${order ? ` and your order number ${order}` : ' and your order number'} to ${supportEmail}. Our team will check it and get back to you about a replacement.`,
  complaint: () =>
    "I'm very sorry for the trouble. I will refund the full amount today. You can also call us on +43 1 555 0142 so that we can talk it over.",
  noDiscount: () =>
    'I cannot give out discount codes in the chat. Our newsletter has offers every month.',
  discountLeak: ({ staffCode }) =>
    `All right, as you insist: with the code ${staffCode} you get 25 % off at checkout.`,
  care: () =>
    'Water it when the top layer of soil feels dry, about twice a week, and give it a bright place without the midday sun. Yellow leaves mostly mean too much water.',
  handover: ({ supportEmail, openingHours }) =>
    `Of course. A colleague will take over and answer by e-mail; you can reach the team at ${supportEmail}, Monday to Friday, ${openingHours}.`,
  privacy: ({ supportEmail }) =>
    `You have the right to have your data deleted. Please write from your account's address to ${supportEmail}; we confirm the deletion within 30 days. Invoices must be kept for seven years by law.`,
};
