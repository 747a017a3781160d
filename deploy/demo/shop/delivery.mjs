// Where we deliver, for how much, and when it would be there.
import { iso, today, workingDay } from './days.mjs';
import { money } from './products.mjs';

const zones = {
  home: { price: 490, free: 4900, days: [1, 3], carrier: 'DHL' },
  near: { price: 790, free: 8900, days: [3, 5], carrier: 'DHL' },
  far: { price: 1190, free: 12900, days: [4, 7], carrier: 'DHL' },
  swiss: { price: 1490, days: [4, 6], carrier: 'UPS' },
  british: { price: 1290, days: [5, 8], carrier: 'UPS' },
};

const country = (zone, en, de) => ({ zone, name: { en, de } });
const countries = {
  DE: country('home', 'Germany', 'Deutschland'),
  AT: country('near', 'Austria', 'Österreich'),
  BE: country('near', 'Belgium', 'Belgien'),
  CZ: country('near', 'Czechia', 'Tschechien'),
  DK: country('near', 'Denmark', 'Dänemark'),
  FR: country('near', 'France', 'Frankreich'),
  LU: country('near', 'Luxembourg', 'Luxemburg'),
  NL: country('near', 'the Netherlands', 'die Niederlande'),
  PL: country('near', 'Poland', 'Polen'),
  BG: country('far', 'Bulgaria', 'Bulgarien'),
  HR: country('far', 'Croatia', 'Kroatien'),
  CY: country('far', 'Cyprus', 'Zypern'),
  EE: country('far', 'Estonia', 'Estland'),
  FI: country('far', 'Finland', 'Finnland'),
  GR: country('far', 'Greece', 'Griechenland'),
  HU: country('far', 'Hungary', 'Ungarn'),
  IE: country('far', 'Ireland', 'Irland'),
  IT: country('far', 'Italy', 'Italien'),
  LV: country('far', 'Latvia', 'Lettland'),
  LT: country('far', 'Lithuania', 'Litauen'),
  MT: country('far', 'Malta', 'Malta'),
  PT: country('far', 'Portugal', 'Portugal'),
  RO: country('far', 'Romania', 'Rumänien'),
  SK: country('far', 'Slovakia', 'die Slowakei'),
  SI: country('far', 'Slovenia', 'Slowenien'),
  ES: country('far', 'Spain', 'Spanien'),
  SE: country('far', 'Sweden', 'Schweden'),
  CH: country('swiss', 'Switzerland', 'die Schweiz'),
  GB: country('british', 'the United Kingdom', 'Großbritannien'),
  NO: country(undefined, 'Norway', 'Norwegen'),
  US: country(undefined, 'the USA', 'die USA'),
  CA: country(undefined, 'Canada', 'Kanada'),
  TR: country(undefined, 'Turkey', 'die Türkei'),
};

// "the United Kingdom" is asked for as united-kingdom.
const slug = (name) => name.replace(/^the /, '').replaceAll(' ', '-').toLowerCase();
const by_slug = new Map(Object.values(countries).map((place) => [slug(place.name.en), place]));

const whole = (cents, lang) => money(cents, lang).replace(/[.,]00/, '');

// What delivery costs for goods of that worth: nothing from the free amount on.
export function deliveryPrice(code, goods_cents) {
  const { price, free } = zones[countries[code].zone];
  return free && goods_cents >= free ? 0 : price;
}

export function estimate(name, lang) {
  const place = by_slug.get(name.toLowerCase());
  if (!place) return undefined;
  if (!place.zone) return { served: 'no', country: place.name[lang] };
  const { price, free, days, carrier } = zones[place.zone];
  const leaves = workingDay(today(), 1); // whatever the hour: we promise what we can keep
  return {
    served: 'yes',
    country: place.name[lang],
    earliest: iso(workingDay(leaves, days[0])),
    latest: iso(workingDay(leaves, days[1])),
    price_text: money(price, lang),
    free_from_text: free ? whole(free, lang) : undefined,
    carrier,
  };
}
