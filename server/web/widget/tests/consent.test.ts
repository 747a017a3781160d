// What the visitor agrees to, and who the shop says it is: what may be kept, and what is forgotten.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import { Memory } from '../memory';
import { FakeSocket, openFake } from './fake-socket';

let chats: Chat[];

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

const messagesOf = (socket: FakeSocket) => socket.sent.filter((f) => f['type'] === 'message');

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

describe('consent', () => {
  const asked = { purpose: 'chat', version: '2026-05', text: 'May we?' };
  const inStorage = () => Object.keys(localStorage).sort();

  it('keeps nothing in the browser before the yes, and all of it after', () => {
    const c = chat();
    const socket = FakeSocket.last.welcome({ consent: asked });
    expect(c.state.consent).toEqual(asked);
    expect(inStorage()).toEqual([]);
    c.consent(true);
    expect(inStorage()).toEqual([]);
    const yes = socket.sent.at(-1)!;
    expect(yes).toMatchObject({
      type: 'consent',
      purpose: 'chat',
      version: '2026-05',
      granted: true,
    });
    socket.say({ type: 'ack', id: yes['id'], seq: 0 });
    expect(c.state.consent).toBeNull();
    expect(inStorage()).toEqual(['deskbell:default:consent', 'deskbell:default:session']);
  });

  it('knows a yes that was given on another device, and takes it back', () => {
    const c = chat();
    const socket = FakeSocket.last.welcome({ agreed: asked });
    expect(c.state.consent).toBeNull();
    expect(c.agreed).toEqual(asked);
    c.consent(false);
    expect(socket.sent.at(-1)).toMatchObject({
      type: 'consent',
      version: '2026-05',
      granted: false,
    });
  });

  it('sends what was written meanwhile only after the yes', () => {
    const c = chat();
    const socket = FakeSocket.last.welcome({ consent: asked });
    c.post({ type: 'message', text: 'hi' }, 'hi');
    expect(messagesOf(socket)).toEqual([]);
    c.consent(true);
    socket.say({ type: 'ack', id: socket.sent.at(-1)!['id'], seq: 0 });
    expect(messagesOf(socket)).toMatchObject([{ text: 'hi' }]);
  });

  it('taken back forgets everything and begins as a newcomer', () => {
    const c = chat();
    const socket = FakeSocket.last.welcome({ consent: asked });
    c.consent(true);
    socket.say({ type: 'ack', id: socket.sent.at(-1)!['id'], seq: 0 });
    c.consent(false);
    const no = socket.sent.at(-1)!;
    expect(no).toMatchObject({ type: 'consent', granted: false, version: '2026-05' });
    socket.say({ type: 'ack', id: no['id'], seq: 0 });
    expect(inStorage()).toEqual([]);
    expect(FakeSocket.last).not.toBe(socket);
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ session: null, after: 0 });
  });
});

describe('identity', () => {
  it('refused: goes on as a guest and says why', () => {
    const c = chat();
    c.identify('forged');
    const socket = FakeSocket.last.accept();
    expect(socket.sent[0]).toMatchObject({ identity: 'forged' });
    socket.say({ type: 'error', code: 'unauthorized', message: 'the signature is wrong' });
    expect(c.state.refused).toBe('the signature is wrong');
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ identity: null });
  });

  it('is forgotten with a log-out', () => {
    const c = chat();
    c.identify('good');
    FakeSocket.last.welcome({ customer: 'Edda' });
    expect(c.state.customer).toBe('Edda');
    c.forget();
    c.connect();
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ identity: null, session: null });
    expect(c.state.customer).toBeNull();
  });
});
