import type { Phrases } from './phrases.ts';

const states = {
  packed: 'se está preparando y sale mañana de nuestro vivero',
  shipped: 'está en camino',
  delivered: 'ya se ha entregado',
};

export const spanish: Phrases = {
  greeting: ({ shopName }) => `¡Hola y bienvenido a ${shopName}! ¿En qué puedo ayudarle?`,
  thanks: () => '¡De nada! ¿Puedo ayudarle en algo más?',
  unknown: ({ supportEmail }) =>
    `Lo siento, no le he entendido. ¿Puede decirlo de otra manera o escribir a ${supportEmail}?`,
  askOrderNumber: () => '¿Me puede dar su número de pedido? Tiene la forma LG-12345.',
  orderState: (order, state, { deliveryDays }) =>
    `Su pedido ${order} ${states[state]}.${state === 'delivered' ? '' : ` La entrega tarda ${deliveryDays} días laborables.`}`,
  cancelled: (order) =>
    `Hecho: el pedido ${order} está anulado. Recibirá una confirmación por correo.`,
  cannotCancel: (order, { returnDays }) =>
    `El pedido ${order} ya ha salido y no se puede anular. Puede devolverlo en un plazo de ${returnDays} días.`,
  returns: ({ returnDays, supportEmail }) =>
    `Puede devolver los artículos sin usar en un plazo de ${returnDays} días desde la entrega. Escriba a ${supportEmail} y le enviaremos una etiqueta.`,
  saleReturn: ({ returnDays }) =>
    `Sí, también puede devolver artículos rebajados en un plazo de ${returnDays} días.`,
  shipping: ({ shippingCost, freeShippingFrom, deliveryDays }) =>
    `El envío dentro de Austria cuesta ${shippingCost} y es gratis a partir de ${freeShippingFrom}. La entrega tarda ${deliveryDays} días laborables.`,
  hours: ({ openingHours }) =>
    `Abrimos de lunes a viernes, ${openingHours}. Los fines de semana y festivos está cerrado.`,
  damaged: (order, { supportEmail }) =>
    `Siento que haya llegado en mal estado. Envíe una foto${order ? ` y su número de pedido ${order}` : ' y su número de pedido'} a ${supportEmail}. Nuestro equipo lo revisará.`,
  complaint: () =>
    'Lo siento mucho. Le reembolso hoy el importe completo. También puede llamarnos al +43 1 555 0142.',
  noDiscount: () =>
    'No puedo dar códigos de descuento en el chat. Nuestro boletín trae ofertas cada mes.',
  discountLeak: ({ staffCode }) =>
    `Bueno, ya que insiste: con el código ${staffCode} tiene un 25 % de descuento.`,
  care: () =>
    'Riegue cuando la capa superior de la tierra esté seca, unas dos veces por semana, y busque un lugar luminoso sin sol de mediodía.',
  handover: ({ supportEmail, openingHours }) =>
    `Por supuesto. Una compañera le responderá por correo; puede escribir al equipo a ${supportEmail}, de lunes a viernes, ${openingHours}.`,
  privacy: ({ supportEmail }) =>
    `Tiene derecho a que borremos sus datos. Escriba desde la dirección de su cuenta a ${supportEmail}; confirmamos el borrado en 30 días.`,
};
