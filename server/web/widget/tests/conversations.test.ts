// Several conversations of one customer in one browser: begun, left, opened again.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import { Memory } from '../memory';
import { formOf } from '../store';
import { FakeSocket, openFake } from './fake-socket';

let chats: Chat[];
const field = { name: 'name', label: 'Name', type: 'text' as const };

function chat(): Chat {
  const made = new Chat({
    site: 'default',
    url: 'ws://x/ws/chat',
    locale: () => 'en',
    page: () => ({ url: 'https://shop.example/', title: 'Shop' }),
    memory: new Memory('default'),
    open: openFake,
  });
  chats.push(made);
  made.connect();
  return made;
}

const said = (text: string) => ({ type: 'message', seq: 1, from: 'customer', text });
const hello = () => FakeSocket.last.accept().sent[0];

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  FakeSocket.all = [];
  chats = [];
});
afterEach(() => {
  chats.forEach((c) => c.stop());
  vi.useRealTimers();
});

it('a new one begins empty, says where it came from, and asks a known visitor no form', () => {
  const c = chat();
  c.setForm([field]);
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  expect(c.begin('new')).toBe(true);
  expect(c.state.entries).toEqual([]);
  expect(hello()).toMatchObject({ session: 's1', after: 0, conversation: 'new', from: 's1' });
  FakeSocket.last.welcome({ session: 's2', conversation: 'c2' });
  expect(formOf(c.state)).toEqual([]);
  FakeSocket.last.fail();
  vi.advanceTimersByTime(1000);
  expect(hello()).toMatchObject({ session: 's2', from: 's1' });
  expect(hello()).not.toHaveProperty('conversation');
});

it('after a reload a new one still knows where it came from', () => {
  const before = chat();
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  before.begin('new');
  FakeSocket.last.welcome({ session: 's2', conversation: 'c2' });
  before.stop();
  const c = chat();
  c.setForm([field]);
  expect(hello()).toMatchObject({ session: 's2', from: 's1' });
  expect(formOf(c.state)).toEqual([]);
});

it('an old one is opened by its id and shown whole', () => {
  const c = chat();
  FakeSocket.last.welcome({ session: 's2', conversation: 'c2', seq: 1, events: [said('pears')] });
  c.begin('c1');
  expect(hello()).toMatchObject({ session: 's2', after: 0, conversation: 'c1' });
  FakeSocket.last.welcome({ session: 's1', conversation: 'c1', seq: 1, events: [said('apples')] });
  expect(c.state.entries).toMatchObject([{ text: 'apples' }]);
  expect(c.session).toBe('s1');
});

it('one that is gone leads back to where one was', () => {
  const c = chat();
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  c.begin('c9');
  FakeSocket.last.accept().say({ type: 'error', code: 'not_found', message: 'no such one' });
  expect(hello()).toMatchObject({ session: 's1' });
  expect(hello()).not.toHaveProperty('conversation');
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  expect(c.state.entries).toMatchObject([{ text: 'apples' }]);
});

it('who does not agree in a new one is back in the one before', () => {
  const c = chat();
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  expect(c.leave()).toBe(false);
  c.begin('new');
  const consent = { purpose: 'chat', version: '1', text: '?' };
  FakeSocket.last.welcome({ session: 's2', conversation: 'c2', consent });
  expect(c.state.consent).not.toBeNull();
  expect(c.leave()).toBe(true);
  expect(hello()).toMatchObject({ session: 's1' });
  expect(hello()).not.toHaveProperty('from');
  FakeSocket.last.welcome({ seq: 1, events: [said('apples')] });
  expect(c.state).toMatchObject({ consent: null, entries: [{ text: 'apples' }] });
  expect(localStorage.getItem('deskbell:default:session')).toBe('"s1"');
});

it('nothing is left behind that is still to be sent', () => {
  const c = chat();
  FakeSocket.last.welcome();
  c.post({ type: 'message', text: 'wait' }, 'wait');
  expect(c.begin('new')).toBe(false);
  expect(c.state.pending).toHaveLength(1);
});
