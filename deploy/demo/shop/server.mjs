// The back end of the demo shop: orders, stock, returns, invoices. Plain Node, no packages.
// Everything lives in memory; the dates of its orders are counted from today.
//   PORT=8091 node server.mjs
import { createServer } from 'node:http';
import { orders, findOrder, ordersText } from './orders.mjs';
import { products, productText } from './products.mjs';
import { estimate } from './delivery.mjs';
import { addDays, iso, today } from './days.mjs';

const port = Number(process.env.PORT ?? 8091);
const body_bytes_max = 16 * 1024;
const slow_order = 'KL-90000'; // answers after five seconds, so that time-outs can be seen
const slow_ms = 5000;
const return_days = { gold: 60 };
const return_days_default = 30;
const reminder_weeks = { soft: 12, medium: 8, hard: 4 };

const cards = new Map([
  ['LF-482913', {
    balance: '340', worth_text: '€15', tier: 'leaf', expiring: '40',
    expires_on: iso(addDays(today(), 129)) }],
  ['LF-100200', { balance: '1275', worth_text: '€60', tier: 'gold' }],
  ['LF-300400', { balance: '45', worth_text: '€0', tier: 'leaf' }],
]);
const readers = new Set(['ana@example.org']);
const returns = new Map();
let next_return = 3071;

class Refusal extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}
const not_found = (what) => new Refusal(404, 'not_found', `There is no ${what}.`);

function order_or_404(number) {
  const order = findOrder(number);
  if (!order) throw not_found(`order ${number}`);
  return order;
}

// "jonas@example.org" -> "j•••@example.org": an answer must not give an address away.
function veiled(email) {
  const at = email.indexOf('@');
  return `${email[0]}•••${email.slice(at)}`;
}

const belongs_to = (order, email) =>
  typeof email === 'string' && email.trim().toLowerCase() === order.email;
const still_here = (order) => ['processing', 'delayed', 'awaiting_payment'].includes(order.state);

function text_field(body, name, chars_max = 500) {
  const value = body?.[name];
  if (typeof value !== 'string' || !value.trim()) {
    throw new Refusal(422, 'invalid_field', `The field "${name}" is missing.`);
  }
  return value.trim().slice(0, chars_max);
}

function show_order(order, lang) {
  return {
    number: order.number,
    state: order.state,
    items_text: ordersText(order, lang),
    placed_on: order.placed_on,
    sent_on: order.sent_on,
    eta: order.eta,
    delivered_on: order.delivered_on,
    delivered_where: order.delivered_where?.[lang],
    reason: order.reason?.[lang],
    carrier: { name: order.carrier, tracking: order.tracking },
    ship_to: { city: order.city, country: order.country },
    total_text: order.total_text,
  };
}

function cancel(order, body) {
  const lang = language(body.lang);
  const items_text = ordersText(order, lang);
  if (!belongs_to(order, text_field(body, 'email'))) return { outcome: 'wrong_email' };
  if (order.state === 'cancelled') return { outcome: 'already', items_text };
  if (!still_here(order)) return { outcome: 'too_late', items_text };
  order.state = 'cancelled';
  order.reason = { en: 'you asked us to', de: 'Sie haben uns darum gebeten' };
  delete order.eta;
  const refund = { amount: order.total_text[lang], way: order.paid_with[lang] };
  return { outcome: 'cancelled', items_text, refund };
}

function change_address(order, body) {
  const address = text_field(body, 'address');
  if (!belongs_to(order, text_field(body, 'email'))) return { outcome: 'wrong_email' };
  if (!still_here(order)) return { outcome: 'too_late', carrier: order.carrier };
  order.address = address;
  return { outcome: 'changed', carrier: order.carrier };
}

function send_invoice(order) {
  if (order.state === 'cancelled') return { outcome: 'none' };
  if (still_here(order) || order.state === 'packed') return { outcome: 'not_yet' };
  const number = order.number.replace('KL-', 'KL-R-');
  return { outcome: 'sent', number, sent_to: veiled(order.email) };
}

function label_for(order, reason, lang) {
  if (order.country === 'DE' || reason === 'faulty') return { label: 'free' };
  if (['GB', 'CH'].includes(order.country)) return { label: 'own' };
  return { label: 'fee', fee_text: lang === 'de' ? '6,90 €' : '€6.90' };
}

function create_return(body) {
  const order = order_or_404(text_field(body, 'order'));
  const product = text_field(body, 'product');
  const reason = text_field(body, 'reason');
  if (order.state === 'returned') return { outcome: 'already' };
  if (order.state !== 'delivered') return { outcome: 'not_delivered' };
  const days = return_days[order.tier] ?? return_days_default;
  const until = addDays(new Date(`${order.delivered_on}T12:00:00Z`), days);
  if (until < today()) return { outcome: 'too_late', until: iso(until) };

  const key = `${order.number} ${product}`;
  const number = returns.get(key)?.number ?? `R-${next_return++}`;
  const made = { outcome: 'created', number, sent_to: veiled(order.email), until: iso(until) };
  Object.assign(made, label_for(order, reason, language(body.lang)));
  returns.set(key, { ...made, order: order.number, product, reason });
  return made;
}

function join_newsletter(body) {
  const email = text_field(body, 'email').toLowerCase();
  if (readers.has(email)) return { outcome: 'already' };
  readers.add(email);
  return { outcome: 'confirm' };
}

function set_reminder(body) {
  text_field(body, 'email');
  const weeks = reminder_weeks[text_field(body, 'water')];
  if (!weeks) throw new Refusal(422, 'invalid_field', 'Water is soft, medium or hard.');
  return { first_on: iso(addDays(today(), weeks * 7)), every_weeks: String(weeks) };
}

function show_product(id, lang) {
  const product = products[id];
  if (!product) throw not_found(`product ${id}`);
  return productText(id, lang);
}

function show_card(number) {
  const card = cards.get(number);
  if (!card) throw not_found('Leaf card with that number');
  return card;
}

const language = (lang) => (lang === 'de' ? 'de' : 'en');

// One row a route: method, pattern, what it answers.
const routes = [
  ['GET', /^\/healthz$/, () => ({ ok: true, orders: orders.length })],
  ['GET', /^\/orders\/([^/]+)$/, ({ lang }, number) => show_order(order_or_404(number), lang)],
  ['POST', /^\/orders\/([^/]+)\/cancel$/, ({ body }, number) => cancel(order_or_404(number), body)],
  ['POST', /^\/orders\/([^/]+)\/address$/, ({ body }, number) =>
    change_address(order_or_404(number), body)],
  ['POST', /^\/orders\/([^/]+)\/invoice$/, (_, number) => send_invoice(order_or_404(number))],
  ['GET', /^\/stock\/([^/]+)$/, ({ lang }, id) => show_product(id, lang)],
  ['GET', /^\/estimate\/([^/]+)$/, ({ lang }, name) => {
    const found = estimate(name, lang);
    if (!found) throw not_found(`country ${name}`);
    return found;
  }],
  ['POST', /^\/returns$/, ({ body }) => create_return(body)],
  ['GET', /^\/points\/([^/]+)$/, (_, number) => show_card(number)],
  ['POST', /^\/newsletter$/, ({ body }) => join_newsletter(body)],
  ['POST', /^\/reminders$/, ({ body }) => set_reminder(body)],
];

async function read_body(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > body_bytes_max) throw new Refusal(413, 'too_large', 'The body is too large.');
    chunks.push(chunk);
  }
  if (bytes === 0) return {};
  try {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (body && typeof body === 'object' && !Array.isArray(body)) return body;
  } catch {
    // said below, like every other body that is no object
  }
  throw new Refusal(400, 'invalid_json', 'The body must be a JSON object.');
}

async function answer(request) {
  const url = new URL(request.url, 'http://127.0.0.1');
  const here = routes.filter(([, pattern]) => pattern.test(url.pathname));
  if (here.length === 0) throw not_found('such address');
  const route = here.find(([method]) => method === request.method);
  if (!route) throw new Refusal(405, 'method', `${request.method} is not possible here.`);

  const [, pattern, act] = route;
  const [, part] = pattern.exec(url.pathname);
  const name = part === undefined ? undefined : decode(part);
  const body = request.method === 'POST' ? await read_body(request) : {};
  if (name?.toUpperCase() === slow_order) await new Promise((done) => setTimeout(done, slow_ms));
  return act({ lang: language(url.searchParams.get('lang')), body }, name);
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'invalid_address', 'The address is not well formed.');
  }
}

function refuse(error) {
  if (error instanceof Refusal) return [error.status, error.code, error.message];
  console.error(error);
  return [500, 'internal', 'Something went wrong here.'];
}

const server = createServer(async (request, response) => {
  let status = 200;
  let type = 'application/json; charset=utf-8';
  let said;
  try {
    said = await answer(request);
  } catch (error) {
    const [code_number, code, detail] = refuse(error);
    status = code_number;
    type = 'application/problem+json; charset=utf-8';
    said = { type: 'about:blank', title: code, status, detail, code };
  }
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(said));
});

server.requestTimeout = 10_000;
server.headersTimeout = 5_000;
server.on('error', (error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is taken; set PORT to another one.` : error.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => {
  const { address, port: chosen } = server.address();
  console.log(`Kettle & Leaf back end: http://${address}:${chosen}/orders/${orders[0].number}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
