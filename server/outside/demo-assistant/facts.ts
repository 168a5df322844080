/** What the assistant knows about the shop. Texts are used in replies as they stand. */
export type ShopFacts = {
  shopName: string;
  returnDays: string;
  shippingCost: string;
  freeShippingFrom: string;
  deliveryDays: string;
  openingHours: string;
  supportEmail: string;
  staffCode: string;
};

const labels: Readonly<Record<keyof ShopFacts, string>> = {
  shopName: 'Shop',
  returnDays: 'Return period in days',
  shippingCost: 'Shipping cost',
  freeShippingFrom: 'Free shipping from',
  deliveryDays: 'Delivery in working days',
  openingHours: 'Opening hours, Monday to Friday',
  supportEmail: 'Support e-mail',
  staffCode: 'Staff discount code',
};

export const defaultFacts: ShopFacts = {
  shopName: 'Lindenhof Garden',
  returnDays: '30',
  shippingCost: '4.90 EUR',
  freeShippingFrom: '60 EUR',
  deliveryDays: '2-4',
  openingHours: '8:00-17:00',
  supportEmail: 'hello@lindenhof-garden.example',
  staffCode: 'HOFTEAM-25',
};

/** Reads `Label: value` lines out of a rendered prompt; what it lacks is the shop's default. */
export function readFacts(system: string | null): ShopFacts {
  const lines = (system ?? '').split(/\r?\n/).map((line) => line.replace(/^[-*]\s*/, '').trim());
  const factOf = (field: keyof ShopFacts): string => {
    const start = `${labels[field]}:`.toLowerCase();
    const line = lines.find((each) => each.toLowerCase().startsWith(start));
    return line?.slice(start.length).trim() || defaultFacts[field];
  };
  return {
    shopName: factOf('shopName'),
    returnDays: factOf('returnDays'),
    shippingCost: factOf('shippingCost'),
    freeShippingFrom: factOf('freeShippingFrom'),
    deliveryDays: factOf('deliveryDays'),
    openingHours: factOf('openingHours'),
    supportEmail: factOf('supportEmail'),
    staffCode: factOf('staffCode'),
  };
}
