// The order book: one order in every state, with dates counted from today.
import { addDays, iso, today, workingDay } from './days.mjs';
import { deliveryPrice } from './delivery.mjs';
import { money, products } from './products.mjs';

const ago = (days) => iso(workingDay(today(), -days));
const ahead = (days) => iso(workingDay(today(), days));
const daysAgo = (days) => iso(addDays(today(), -days));
const handed_over = { en: 'handed to you', de: 'Ihnen übergeben' };
const paid = {
  paypal: { en: 'PayPal', de: 'PayPal' },
  card: { en: 'card', de: 'Karte' },
  klarna: { en: 'Klarna', de: 'Klarna' },
  transfer: { en: 'bank transfer', de: 'Überweisung' },
};

function order(number, state, email, city, country, items, more) {
  const goods = items.reduce((sum, id) => sum + products[id].cents, 0);
  const total = goods + deliveryPrice(country, goods);
  return {
    number: `KL-${number}`,
    state,
    email,
    city,
    country,
    items,
    carrier: ['GB', 'CH'].includes(country) ? 'UPS' : 'DHL',
    paid_with: paid[more.pay ?? 'card'],
    total_text: { en: money(total, 'en'), de: money(total, 'de') },
    ...more,
  };
}

export const orders = [
  order(20417, 'shipped', 'jonas@example.org', 'Hamburg', 'DE', ['ottensen', 'sencha'], {
    placed_on: ago(3), sent_on: ago(2), eta: ahead(1), tracking: '00340434161094042557' }),
  order(20431, 'processing', 'marie@example.org', 'Berlin', 'DE', ['harbour-breakfast'], {
    placed_on: iso(today()), eta: ahead(3), pay: 'paypal' }),
  order(20388, 'delivered', 'mona@example.org', 'Leipzig', 'DE', ['elbe'], {
    placed_on: ago(8), sent_on: ago(7), delivered_on: ago(5), tracking: '00340434161094040119',
    delivered_where: handed_over }),
  order(20402, 'delivered', 'anton@example.at', 'Wien', 'AT', ['hafen', 'first-flush'], {
    placed_on: ago(9), sent_on: ago(8), delivered_on: ago(4), tracking: '00340434161094041802',
    delivered_where: { en: 'left with a neighbour, Huber', de: 'bei Nachbar Huber abgegeben' } }),
  order(20240, 'delivered', 'pia@example.org', 'Bremen', 'DE', ['kontor'], {
    placed_on: daysAgo(70), sent_on: daysAgo(69), delivered_on: daysAgo(66),
    tracking: '00340434161094020093', delivered_where: handed_over }),
  order(20260, 'delivered', 'greta@example.org', 'Lübeck', 'DE', ['alster', 'kiel-cups'], {
    placed_on: daysAgo(50), sent_on: daysAgo(49), delivered_on: daysAgo(47),
    tracking: '00340434161094022117', tier: 'gold', delivered_where: handed_over }),
  order(20425, 'delayed', 'karim@example.org', 'Köln', 'DE', ['bille'], {
    placed_on: ago(4), eta: ahead(7),
    reason: {
      en: 'the white ones are still on their way from the factory',
      de: 'die weißen noch auf dem Weg aus der Fabrik sind' } }),
  order(20429, 'packed', 'sofie@example.dk', 'Aarhus', 'DK', ['twelve-harbours', 'tins'], {
    placed_on: ago(1), eta: ahead(4) }),
  order(20410, 'out_for_delivery', 'lena@example.org', 'Hannover', 'DE', ['matcha-set', 'matcha'], {
    placed_on: ago(3), sent_on: ago(2), eta: iso(today()), tracking: '00340434161094041555' }),
  order(20430, 'awaiting_payment', 'otto@example.org', 'Kiel', 'DE', ['kontor', 'elbe-fog'], {
    placed_on: ago(1), pay: 'transfer' }),
  order(20399, 'cancelled', 'ines@example.pt', 'Porto', 'PT', ['fleet'], {
    placed_on: ago(6), reason: { en: 'you asked us to', de: 'Sie haben uns darum gebeten' } }),
  order(20371, 'returned', 'paul@example.org', 'München', 'DE', ['spatz'], {
    placed_on: ago(16), sent_on: ago(15), delivered_on: ago(13), tracking: '00340434161094038841',
    pay: 'paypal' }),
  order(20427, 'ready_for_pickup', 'fatma@example.org', 'Hamburg', 'DE', ['jasmine-pearls'], {
    placed_on: ago(2), eta: iso(addDays(today(), 8)) }),
  order(20419, 'shipped', 'emma@example.co.uk', 'Bristol', 'GB', ['alster', 'harbour-breakfast'], {
    placed_on: ago(4), sent_on: ago(3), eta: ahead(3), tracking: '1Z999AA10123456784' }),
  order(20420, 'shipped', 'reto@example.ch', 'Zürich', 'CH', ['ottensen'], {
    placed_on: ago(4), sent_on: ago(3), eta: ahead(2), tracking: '1Z999AA10123459876' }),
  order(90000, 'processing', 'slow@example.org', 'Husum', 'DE', ['descaler'], {
    placed_on: ago(1), eta: ahead(3) }),
];

const by_number = new Map(orders.map((each) => [each.number, each]));

export const findOrder = (number) => by_number.get(number.toUpperCase());
export const ordersText = (each, lang) =>
  each.items.map((id) => products[id].name[lang]).join(', ');
