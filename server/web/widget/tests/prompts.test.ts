// What the shop says first: on its page, at its time, once, and never into a conversation.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import { Memory } from '../memory';
import { Prompter, type Prompt } from '../prompts';
import { FakeSocket, openFake } from './fake-socket';

let chat: Chat;
let prompter: Prompter;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  FakeSocket.all = [];
  history.replaceState(null, '', '/cart/2');
});
afterEach(() => {
  prompter.stop();
  chat.stop();
  vi.useRealTimers();
});

function shop(welcome: object, ...prompts: Prompt[]): void {
  const memory = new Memory('default');
  chat = new Chat({
    site: 'default',
    url: 'ws://x/ws/chat',
    locale: () => 'en',
    page: () => ({ url: '', title: '' }),
    memory,
    open: openFake,
  });
  prompter = new Prompter(chat, memory);
  prompter.know('gold returning');
  chat.connect();
  FakeSocket.last.welcome(welcome);
  prompter.add(prompts);
}

const hint: Prompt = { id: 'cart', text: 'Delivery is free from 49.', pages: ['/cart*'], after: 5 };

it('waits on its page, says it once, and not again after a reload', () => {
  shop({}, hint);
  vi.advanceTimersByTime(4000);
  expect(chat.state.teaser).toBe('');
  vi.advanceTimersByTime(2000);
  expect(chat.state.teaser).toBe('Delivery is free from 49.');
  prompter.stop();
  chat.stop();
  shop({}, hint);
  vi.advanceTimersByTime(20_000);
  expect(chat.state.teaser).toBe('');
});

it('begins to wait anew on another page', () => {
  shop({}, { ...hint, pages: ['/kettles'] });
  vi.advanceTimersByTime(9000);
  expect(chat.state.teaser).toBe('');
  prompter.look('/kettles');
  vi.advanceTimersByTime(4000);
  expect(chat.state.teaser).toBe('');
  vi.advanceTimersByTime(2000);
  expect(chat.state.teaser).not.toBe('');
});

it.each([
  ['into a conversation', { seq: 1, events: [{ type: 'message', seq: 1, from: 'bot', text: 'a' }] }, {}],
  ['before the visitor has agreed', { consent: { purpose: 'chat', version: '1', text: '?' } }, {}],
  ['outside its hours', { hours: { open: false } }, { hours: 'open' as const }],
  ['to another segment', {}, { segments: ['silver'] }],
  ['on another page', {}, { pages: ['/c', '/help*', '/.art*'] }],
])('is not said %s', (_, welcome, change) => {
  shop(welcome, { ...hint, after: 0, ...change });
  vi.advanceTimersByTime(10_000);
  expect(chat.state.teaser).toBe('');
});

it('is said to its segment', () => {
  shop({}, { ...hint, after: 0, segments: ['silver', 'gold'] });
  vi.advanceTimersByTime(1000);
  expect(chat.state.teaser).not.toBe('');
});
