// What the shop sells: names in both languages, price in cents, how many are left.
import { iso, today, workingDay } from './days.mjs';

const few = 5;
const row = (en, de, cents, left, back_in_days) =>
  ({ name: { en, de }, cents, left, back_in_days });

export const products = {
  ottensen: row('Ottensen gooseneck kettle', 'Ottensen Schwanenhalskessel', 8900, 31),
  bille: row('Bille electric kettle', 'Bille Wasserkocher', 7900, 48),
  fleet: row('Fleet travel kettle', 'Fleet Reisewasserkocher', 4500, 17),
  alster: row('Alster whistling kettle', 'Alster Flötenkessel', 5900, 22),
  elbe: row('Elbe cast-iron teapot', 'Elbe Gusseisenkanne', 4800, 14),
  hafen: row('Hafen glass teapot', 'Hafen Glaskanne', 3900, 26),
  kontor: row('Kontor porcelain teapot', 'Kontor Porzellankanne', 4900, 19),
  spatz: row('Spatz teapot for one', 'Spatz Kännchen', 2900, 3),
  'kiel-cups': row('Two Kiel cups', 'Zwei Kieler Tassen', 2600, 40),
  tray: row('Beech tea tray', 'Teetablett aus Buche', 3400, 9),
  'tea-scale': row('Lot tea scale', 'Lot Teewaage', 2900, 35),
  'matcha-set': row('Matcha set with bamboo whisk', 'Matcha-Set mit Bambusbesen', 4200, 12),
  descaler: row('Klar descaler', 'Klar Entkalker', 850, 210),
  brise: row('Brise cold-brew bottle', 'Brise Kaltbrühflasche', 2700, 0, 15),
  tins: row('Set of three tea tins', 'Drei Teedosen', 2400, 28),
  'harbour-breakfast': row('Harbour Breakfast', 'Harbour Breakfast', 1190, 160),
  'elbe-fog': row('Elbe Fog Earl Grey', 'Elbe Fog Earl Grey', 950, 120),
  'first-flush': row('Darjeeling First Flush', 'Darjeeling First Flush', 1690, 4),
  sencha: row('Sencha Yabukita', 'Sencha Yabukita', 1350, 75),
  'jasmine-pearls': row('Jasmine Pearls', 'Jasminperlen', 1890, 33),
  'white-peony': row('White Peony', 'White Peony', 1590, 0, 9),
  'heather-honeybush': row('Heather & Honeybush', 'Heide & Honeybush', 980, 64),
  'rooibos-vanilla': row('Rooibos Vanilla', 'Rooibos Vanille', 790, 90),
  peppermint: row('Peppermint from Franconia', 'Pfefferminze aus Franken', 650, 88),
  'decaf-ceylon': row('Decaf Ceylon', 'Ceylon entkoffeiniert', 990, 41),
  matcha: row('Ceremonial matcha', 'Matcha Zeremonie', 2490, 18),
  'twelve-harbours': row('Twelve Harbours tasting box', 'Probierbox Zwölf Häfen', 2900, 52),
  'advent-calendar': row('Advent calendar with 24 teas', 'Adventskalender mit 24 Tees', 3900, 5),
};

export function money(cents, lang) {
  const amount = (cents / 100).toFixed(2);
  return lang === 'de' ? `${amount.replace('.', ',')} €` : `€${amount}`;
}

function state_of(left) {
  if (left === 0) return 'out';
  return left <= few ? 'low' : 'in';
}

export function productText(id, lang) {
  const { name, cents, left, back_in_days } = products[id];
  const back_on = left === 0 ? iso(workingDay(today(), back_in_days)) : undefined;
  const price_text = money(cents, lang);
  return { id, name: name[lang], state: state_of(left), left: String(left), price_text, back_on };
}
