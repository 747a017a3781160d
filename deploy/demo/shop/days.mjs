// Days as the warehouse counts them: no Sundays, no Saturdays, no holidays of Hamburg.
const day_ms = 24 * 60 * 60 * 1000;

// Noon in UTC, so that adding days never slips over midnight.
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 12));
}

export const iso = (date) => date.toISOString().slice(0, 10);
export const addDays = (date, days) => new Date(date.getTime() + days * day_ms);

// Easter Sunday, after the anonymous Gregorian reckoning.
function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return new Date(Date.UTC(year, month - 1, day, 12));
}

const fixed_holidays = ['01-01', '05-01', '10-03', '10-31', '12-25', '12-26'];
const easter_holidays = [-2, 1, 39, 50]; // Good Friday, Easter Monday, Ascension, Whit Monday

export function isHoliday(date) {
  if (fixed_holidays.includes(iso(date).slice(5))) return true;
  const sunday = easter(date.getUTCFullYear());
  return easter_holidays.some((days) => iso(addDays(sunday, days)) === iso(date));
}

const is_working_day = (date) => ![0, 6].includes(date.getUTCDay()) && !isHoliday(date);

// The n-th working day after `date` (before it, for a negative n).
export function workingDay(date, n) {
  let day = date;
  const step = Math.sign(n);
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (is_working_day(day)) left -= 1;
  }
  return day;
}
