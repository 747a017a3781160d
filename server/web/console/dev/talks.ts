// What was said at the made-up desk. Never shipped.
import type { Conversation, Message } from '../src/lib/types';
import { ago, tickets } from './fixtures';

const bot = { from: 'bot', name: 'Bell' } as const;
const marta = { from: 'customer', name: 'Marta Klein' } as const;

export const threads: Record<string, Message[]> = {
  'c-1042': [
    { seq: 1, ...marta, text: 'hi, where is my parcel?', at: ago(1452) },
    {
      seq: 2,
      ...bot,
      text: 'I can look that up for you. What is your order number? It looks like FF-12345.',
      at: ago(1452),
      via: 'form',
    },
    { seq: 3, ...marta, text: 'FF-48213', at: ago(1451) },
    {
      seq: 4,
      ...bot,
      text: 'Order FF-48213 is with the carrier and should arrive tomorrow between 9:00 and 13:00.\nTrack it at https://track.example/FF-48213.',
      at: ago(1451),
      via: 'action',
      article: { id: 'order-status', title: 'Where is my order?', url: '/help/en/order-status' },
      buttons: [
        { id: 'b1', label: 'That helped' },
        { id: 'b2', label: 'Talk to a person' },
      ],
    },
    {
      seq: 5,
      ...marta,
      text: 'the tracking says delivered since yesterday but there is no parcel anywhere??',
      at: ago(9),
    },
    {
      seq: 6,
      ...bot,
      text: 'Order FF-48213 was delivered. Is there anything else?',
      at: ago(9),
      via: 'action',
    },
    { seq: 7, ...marta, text: 'no, that is not what I asked', at: ago(8) },
    {
      seq: 8,
      ...bot,
      text: 'I am sorry, I misunderstood you. I am fetching a person who can help; you are first in line.',
      at: ago(8),
      via: 'handoff',
    },
    {
      seq: 9,
      from: 'system',
      text: 'The bot handed over: the customer said the answer was wrong.',
      kind: 'owner',
      owner: 'queue',
      at: ago(8),
    },
    {
      seq: 10,
      from: 'agent',
      name: 'Jonas Weber',
      internal: true,
      text: 'Carrier portal shows a signature that is not hers. Same driver as #1017, I would send a new one straight away.',
      at: ago(6),
      by: 2,
    },
    {
      seq: 11,
      from: 'agent',
      name: 'Ana Petrović',
      text: 'Hello Marta, I am Ana. I am sorry about this! Could you look whether a neighbour took it in? I am asking the carrier meanwhile.',
      at: ago(5),
      by: 1,
    },
    {
      seq: 12,
      ...marta,
      text: 'I looked at the neighbours’ too. It really is not here.',
      at: ago(3),
    },
  ],
  'live-1': [
    { seq: 1, from: 'customer', name: 'Visitor 3391', text: 'do you ship to Norway', at: ago(2) },
    {
      seq: 2,
      ...bot,
      text: 'Yes. Delivery to Norway takes 4–6 working days and costs 14.90 €. Customs are included.',
      at: ago(2),
      via: 'kb',
      article: {
        id: 'shipping-abroad',
        title: 'Which countries do you deliver to?',
        url: '/help/en/shipping-abroad',
      },
    },
    { seq: 3, from: 'customer', name: 'Visitor 3391', text: 'and returns from there?', at: ago(1) },
  ],
};

export function threadOf(conversation: string): Message[] {
  const known = threads[conversation];
  if (known) return known;
  const one = tickets.find((t) => t.conversation === conversation);
  const last = one?.last_message;
  if (!one || !last) return [];
  const asked: Message = {
    seq: 1,
    from: 'customer',
    name: one.customer.name,
    text: one.subject,
    at: one.created_at,
  };
  return (threads[conversation] = [asked, { seq: 2, ...last }]);
}

export const conversations: Conversation[] = [
  {
    id: 'live-1',
    owner: 'bot',
    epoch: 1,
    customer: { id: 900, name: 'Visitor 3391', verified: false },
    language: 'en',
    page: { url: '/product/linen-throw', title: 'Linen throw' },
    started_at: ago(2),
    last_message: { from: 'customer', text: 'and returns from there?', at: ago(1) },
    ticket: null,
  },
  {
    id: 'live-2',
    owner: 'bot',
    epoch: 1,
    customer: { id: 901, name: 'Hanna Vogel', email: 'hanna@mail.example', verified: true },
    language: 'de',
    page: { url: '/account', title: 'Mein Konto' },
    started_at: ago(6),
    last_message: { from: 'bot', name: 'Bell', text: 'Wie lautet Ihre Bestellnummer?', at: ago(5) },
    ticket: null,
  },
];
