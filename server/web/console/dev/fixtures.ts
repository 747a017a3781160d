// A believable afternoon at a small shop's desk, for looking at the console. Never shipped.
import type { Ticket, View } from '../src/lib/types';

const start = Date.now();
export const ago = (minutes: number): string => new Date(start - minutes * 60000).toISOString();

export const me = {
  id: 1,
  name: 'Ana Petrović',
  email: 'ana@fern-and-field.example',
  role: 'admin' as const,
  presence: 'online' as const,
};
export const agents = [
  { id: 1, name: 'Ana Petrović', presence: 'online', open_tickets: 4 },
  { id: 2, name: 'Jonas Weber', presence: 'online', open_tickets: 3 },
  { id: 3, name: 'Priya Nair', presence: 'away', open_tickets: 1 },
  { id: 4, name: 'Lukas Brandt', presence: 'offline', open_tickets: 0 },
];
export const queues = [
  { id: 'support', name: 'Support', open: true },
  { id: 'billing', name: 'Billing', open: true },
];

const ana = { id: 1, name: 'Ana Petrović' };
const jonas = { id: 2, name: 'Jonas Weber' };

interface Sketch extends Partial<Ticket> {
  id: number;
  who: string;
  subject: string;
  said: string;
  min: number;
}

function ticket(sketch: Sketch): Ticket {
  const { who, said, min, ...rest } = sketch;
  return {
    status: 'open',
    priority: 'normal',
    queue: 'support',
    assignee: null,
    customer: { id: sketch.id * 7, name: who, email: mail(who), verified: sketch.id % 2 === 0 },
    tags: [],
    channel: 'chat',
    conversation: `c-${sketch.id}`,
    language: 'en',
    sla: [],
    created_at: ago(min + 4),
    updated_at: ago(min),
    version: 3,
    handoff: null,
    last_message: { from: 'customer', name: who, text: said, at: ago(min) },
    unread: false,
    waiting_since: ago(min),
    ...rest,
  };
}

function mail(who: string): string {
  const plain = who.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@mail.example`;
}

const first = (min: number, state = 'running') => ({
  metric: 'first_response',
  due: ago(-min),
  state,
  used_s: 1500,
  target_s: 3600,
});

export const tickets: Ticket[] = [
  ticket({
    id: 1042,
    who: 'Marta Klein',
    subject: 'Parcel says delivered, but nothing is here',
    said: 'I looked at the neighbours’ too. It really is not here.',
    min: 3,
    status: 'new',
    unread: true,
    priority: 'high',
    tags: ['orders', 'lost-parcel'],
    sla: [first(12, 'warning')],
    page: { url: '/account/orders', title: 'My orders' },
    handoff: {
      reason: 'said_wrong',
      evidence: 'no, that is not what I asked',
      question: 'the tracking says delivered since yesterday but there is no parcel anywhere??',
      candidates: [
        { id: 'lost-parcel', label: 'My parcel is lost', score: 0.62 },
        { id: 'order-status', label: 'Where is my order?', score: 0.27 },
        { id: 'delivery-time', label: 'How long does delivery take?', score: 0.06 },
      ],
      slots: { order_number: 'FF-48213', postcode: '1090' },
      answers_given: [{ id: 'order-status', title: 'Where is my order?' }],
      language: 'en',
      page: { url: '/account/orders', title: 'My orders' },
    },
  }),
  ticket({
    id: 1041,
    who: 'Tomás Herrera',
    subject: 'Invoice with our VAT number',
    said: 'We need it before Friday, please.',
    min: 26,
    queue: 'billing',
    unread: true,
    tags: ['invoice'],
    sla: [first(34)],
  }),
  ticket({
    id: 1039,
    who: 'Ingrid Solheim',
    subject: 'The kettle arrived with a dent',
    said: 'Here is how it looks. Can I have another one?',
    min: 74,
    status: 'new',
    priority: 'urgent',
    tags: ['complaint'],
    sla: [first(-9, 'breached')],
  }),
  ticket({
    id: 1038,
    who: 'Felix Baumann',
    subject: 'Adresse ändern vor dem Versand',
    said: 'Danke, das ging ja schnell!',
    min: 8,
    assignee: ana,
    language: 'de',
    unread: true,
    tags: ['orders'],
  }),
  ticket({
    id: 1036,
    who: 'Grace Okafor',
    subject: 'Gift card code is not accepted',
    said: 'I have sent you a new code, please try it.',
    min: 41,
    assignee: ana,
    waiting_since: null,
    status: 'waiting_customer',
    last_message: {
      from: 'agent',
      name: 'Ana Petrović',
      text: 'I have sent you a new code, please try it.',
      at: ago(41),
    },
  }),
  ticket({
    id: 1035,
    who: 'Yusuf Demir',
    subject: 'Return label does not print',
    said: 'Trying another printer now',
    min: 52,
    assignee: jonas,
    tags: ['returns'],
  }),
  ticket({
    id: 1033,
    who: 'Elena Rossi',
    subject: 'Is the linen throw coming back?',
    said: 'Our buyers will know on Monday.',
    min: 190,
    assignee: ana,
    status: 'snoozed',
    snooze_until: ago(-2600),
    waiting_since: null,
  }),
  ticket({
    id: 1031,
    who: 'Noah Lindqvist',
    subject: 'Wrong size of the wool socks',
    said: 'Great, thank you!',
    min: 260,
    assignee: ana,
    status: 'solved',
    waiting_since: null,
  }),
  ticket({
    id: 1030,
    who: 'Chloé Martin',
    subject: 'Order cancelled twice',
    said: 'ok merci',
    min: 330,
    assignee: jonas,
    status: 'closed',
    waiting_since: null,
  }),
];

export const views: View[] = [
  {
    id: 'waiting',
    label: 'Waiting',
    count: 3,
    filter: { status: ['new', 'open'], assignee: 'none' },
  },
  {
    id: 'mine',
    label: 'Mine',
    count: 2,
    filter: { status: ['new', 'open', 'waiting_customer', 'waiting_other'], assignee: 'me' },
  },
  {
    id: 'open',
    label: 'Open',
    count: 6,
    filter: { status: ['new', 'open', 'waiting_customer', 'waiting_other'] },
  },
  { id: 'bot', label: 'Bot', count: 2, filter: {} },
  { id: 'snoozed', label: 'Snoozed', count: 1, filter: { status: ['snoozed'] } },
  { id: 'solved', label: 'Solved', count: 2, filter: { status: ['solved', 'closed'] } },
  { id: 'all', label: 'All', count: 9, filter: {} },
  {
    id: 'queue:support',
    label: 'Support',
    count: 5,
    filter: { queue: 'support', status: ['new', 'open', 'waiting_customer', 'waiting_other'] },
  },
  {
    id: 'queue:billing',
    label: 'Billing',
    count: 1,
    filter: { queue: 'billing', status: ['new', 'open'] },
  },
  {
    id: 'tag:orders',
    label: 'orders',
    count: 2,
    filter: { tag: 'orders', status: ['new', 'open'] },
  },
];

export const canned = [
  {
    id: 1,
    title: 'Hello',
    text: 'Hello {{customer.name}}, I am {{agent.name}} and I will look into this for you.',
  },
  {
    id: 2,
    title: 'Refund is on its way',
    text: 'Your refund is on its way. Banks take 3–5 working days to show it.',
  },
  {
    id: 3,
    title: 'Photo, please',
    text: 'Could you send us a photo of the damage? Then we can replace it without sending it back.',
  },
  {
    id: 4,
    title: 'New parcel',
    text: 'I have sent you a new parcel today. You will get the tracking number by e-mail within the hour.',
  },
];

export const content = {
  revision: '5f1c9a7e22b0',
  loaded_at: ago(92),
  articles: 63,
  intents: 17,
  languages: ['en', 'de'],
  failed: false,
  problems: [
    {
      file: 'articles/en/returns/return-window.md',
      line: 7,
      column: 1,
      severity: 'warning',
      what: 'review_by was 2026-10-31',
      mend: 'read it again and set a new date',
    },
  ],
};

export const users = [
  { ...me, created_at: ago(90000), last_seen_at: ago(0), disabled: false },
  {
    id: 2,
    name: 'Jonas Weber',
    email: 'jonas@fern-and-field.example',
    role: 'agent',
    last_seen_at: ago(1),
    disabled: false,
  },
  {
    id: 3,
    name: 'Priya Nair',
    email: 'priya@fern-and-field.example',
    role: 'agent',
    last_seen_at: ago(50),
    disabled: false,
  },
  {
    id: 4,
    name: 'Lukas Brandt',
    email: 'lukas@fern-and-field.example',
    role: 'viewer',
    last_seen_at: null,
    disabled: true,
  },
];
export const tokens = [
  {
    id: 1,
    name: 'Warehouse import',
    scopes: ['read', 'write'],
    created_at: ago(40000),
    last_used_at: ago(30),
  },
];

export const explanation = {
  seq: 4,
  question: 'hi, where is my parcel?',
  language: 'en',
  decision: 'answer',
  via: 'rule',
  id: 'order-status',
  score: 0.97,
  target_precision: 0.95,
  revision: '5f1c9a7e22b0',
  explained: { mass: 0.88, known: ['where', 'parcel'], unknown: ['hi'] },
  candidates: [
    {
      id: 'order-status',
      kind: 'intent',
      label: 'Where is my order?',
      score: 0.97,
      reasons: ['rule: (where|when) ... (order|parcel|package)', 'example: where is my parcel'],
    },
    {
      id: 'lost-parcel',
      kind: 'article',
      label: 'My parcel is lost',
      score: 0.02,
      reasons: ['word: parcel 4.1'],
    },
  ],
  steps: [
    'Language: English, from the message.',
    'Rule of order-status matched with 2 required words.',
    'A look-up needs the order number, so it was asked for.',
  ],
};

export const customer = {
  phone: '+43 1 555 0101',
  attributes: { tier: 'gold', orders: 14 },
  created_at: ago(420000),
};
export const timeline = [
  {
    kind: 'ticket',
    at: ago(3),
    title: 'Parcel says delivered, but nothing is here',
    ticket: 1042,
    conversation: 'c-1042',
    status: 'new',
  },
  {
    kind: 'survey',
    at: ago(60000),
    title: 'Five stars after #871',
    ticket: null,
    conversation: null,
    score: 5,
  },
  {
    kind: 'ticket',
    at: ago(60500),
    title: 'Kettle lid replacement',
    ticket: 871,
    conversation: 'c-871',
    status: 'closed',
  },
  {
    kind: 'conversation',
    at: ago(150000),
    title: 'Opening hours at Christmas',
    ticket: null,
    conversation: 'live-1',
  },
];
