// The conversation over a bad network: nothing lost, nothing twice.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import { patience } from '../delivery';
import { limits } from '../gap';
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

const texts = (c: Chat) => c.state.entries.map((e) => ('text' in e ? e.text : e.type));
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

describe('greeting', () => {
  it('begins with no session and resumes after the last number', () => {
    chat();
    const first = FakeSocket.last.welcome({
      seq: 1,
      events: [{ type: 'message', seq: 1, from: 'bot', text: 'a' }],
    });
    expect(first.sent[0]).toMatchObject({
      type: 'hello',
      site: 'default',
      session: null,
      after: 0,
      locale: 'en',
      identity: null,
      page: { title: 'Shop' },
    });
    first.fail();
    vi.advanceTimersByTime(1000);
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ session: 's1', after: 1 });
  });

  it('shows the conversation at once after a reload and asks only for what is new', () => {
    const before = chat();
    FakeSocket.last.welcome({
      seq: 1,
      events: [{ type: 'message', seq: 1, from: 'bot', text: 'a' }],
    });
    before.stop();
    const after = chat();
    expect(texts(after)).toEqual(['a']);
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ session: 's1', after: 1 });
  });

  it('asks for everything when the server has another conversation than we remember', () => {
    const c = chat();
    FakeSocket.last
      .welcome({ seq: 1, events: [{ type: 'message', seq: 1, from: 'bot', text: 'old' }] })
      .fail();
    vi.advanceTimersByTime(1000);
    FakeSocket.last.welcome({ session: 's2', conversation: 'c2', seq: 3 });
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ session: 's2', after: 0 });
    FakeSocket.last.welcome({
      session: 's2',
      conversation: 'c2',
      seq: 1,
      events: [{ type: 'message', seq: 1, from: 'bot', text: 'new' }],
    });
    expect(texts(c)).toEqual(['new']);
  });

  it('begins anew when the session has ended, and what is unsent goes there', () => {
    const c = chat();
    FakeSocket.last.welcome().fail();
    c.post({ type: 'message', text: 'still here' }, 'still here');
    vi.advanceTimersByTime(1000);
    FakeSocket.last.accept().say({ type: 'error', code: 'unauthorized', message: 'expired' });
    expect(FakeSocket.last.welcome({ session: 's9', conversation: 'c9' }).sent[0]).toMatchObject({
      session: null,
    });
    expect(messagesOf(FakeSocket.last)).toMatchObject([{ text: 'still here' }]);
  });
});

describe('sending', () => {
  it('waits for a network that is dead, then goes out once, with the id it always had', () => {
    const c = chat();
    c.post({ type: 'message', text: 'hi' }, 'hi');
    expect(c.state.pending).toHaveLength(1);
    FakeSocket.last.welcome();
    expect(messagesOf(FakeSocket.last)).toMatchObject([
      { id: c.state.pending[0]!.frame.id, text: 'hi' },
    ]);
  });

  it('is repeated with the same id when the connection breaks before the acknowledgement', () => {
    const c = chat();
    const first = FakeSocket.last.welcome();
    c.post({ type: 'message', text: 'hi' }, 'hi');
    first.fail();
    vi.advanceTimersByTime(1000);
    const second = FakeSocket.last.welcome();
    expect(messagesOf(second)[0]!['id']).toBe(messagesOf(first)[0]!['id']);
    second.say({
      type: 'ack',
      id: messagesOf(second)[0]!['id'],
      seq: 1,
      at: '2026-05-04T10:00:00Z',
    });
    expect(c.state.pending).toEqual([]);
    expect(texts(c)).toEqual(['hi']);
  });

  it('survives a reload before the acknowledgement', () => {
    const before = chat();
    FakeSocket.last.welcome();
    before.post({ type: 'message', text: 'hi' }, 'hi');
    const id = before.state.pending[0]!.frame.id;
    before.stop();
    chat();
    expect(messagesOf(FakeSocket.last.welcome())).toMatchObject([{ id, text: 'hi' }]);
  });

  it('keeps the order', () => {
    const c = chat();
    for (const text of ['one', 'two', 'three']) {
      c.post({ type: 'message', text }, text);
      vi.advanceTimersByTime(5);
    }
    expect(messagesOf(FakeSocket.last.welcome()).map((f) => f['text'])).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('leaves a connection that never acknowledges', () => {
    const c = chat();
    FakeSocket.last.welcome();
    c.post({ type: 'message', text: 'hi' }, 'hi');
    vi.advanceTimersByTime(patience.ack_within_ms);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('tries again by itself after "too many", and shows a message that is at fault', () => {
    const c = chat();
    const socket = FakeSocket.last.welcome();
    c.post({ type: 'message', text: 'hi' }, 'hi');
    const { id } = c.state.pending[0]!.frame;
    socket.say({ type: 'error', code: 'rate_limited', message: '', id });
    vi.advanceTimersByTime(patience.again_after_ms);
    expect(messagesOf(socket)).toHaveLength(2);
    socket.say({ type: 'error', code: 'too_long', message: '', id });
    expect(c.state.pending[0]!.failed).toBe('too_long');
    c.retry(id);
    expect(messagesOf(socket)).toHaveLength(3);
    c.discard(id);
    expect(c.state.pending).toEqual([]);
    expect(localStorage.getItem(`deskbell:default:out:${id}`)).toBeNull();
  });

  it('has an end: a full outbox says no', () => {
    const c = chat();
    const sent = Array.from({ length: 60 }, () => c.post({ type: 'message', text: 'x' }, 'x'));
    expect(sent.filter(Boolean)).toHaveLength(50);
  });
});

describe('receiving', () => {
  it('greets anew when a number stays missing', () => {
    const c = chat();
    FakeSocket.last.welcome().say({ type: 'message', seq: 2, from: 'bot', text: 'b' });
    vi.advanceTimersByTime(limits.gap_after_ms);
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ after: 0 });
    FakeSocket.last.welcome({
      seq: 2,
      events: [
        { type: 'message', seq: 1, from: 'bot', text: 'a' },
        { type: 'message', seq: 2, from: 'bot', text: 'b' },
      ],
    });
    expect(texts(c)).toEqual(['a', 'b']);
  });

  it('does not when the missing one was only late', () => {
    chat();
    FakeSocket.last
      .welcome()
      .say({ type: 'message', seq: 2, from: 'bot', text: 'b' })
      .say({ type: 'message', seq: 1, from: 'bot', text: 'a' });
    vi.advanceTimersByTime(limits.gap_after_ms * 2);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('tells the server once what was read', () => {
    const c = chat();
    const socket = FakeSocket.last
      .welcome()
      .say({ type: 'message', seq: 1, from: 'bot', text: 'a' });
    c.read();
    c.read();
    expect(socket.sent.filter((f) => f['type'] === 'read')).toEqual([{ type: 'read', seq: 1 }]);
  });
});

describe('tabs', () => {
  const told = (name: string) =>
    dispatchEvent(new StorageEvent('storage', { key: `deskbell:default:${name}` }));

  it('learn from each other what was said', () => {
    const [one, two] = [chat(), chat()];
    for (const socket of FakeSocket.all) socket.welcome();
    FakeSocket.all[0]!.say({ type: 'message', seq: 1, from: 'bot', text: 'a' });
    told('log');
    expect([texts(one), texts(two)]).toEqual([['a'], ['a']]);
  });

  it('join the session that another tab has begun', () => {
    chat();
    const first = FakeSocket.last;
    new Memory('default').set('session', 'theirs');
    told('session');
    expect(FakeSocket.last).not.toBe(first);
    expect(FakeSocket.last.accept().sent[0]).toMatchObject({ session: 'theirs', after: 0 });
  });

  it('are logged out together', () => {
    const c = chat();
    FakeSocket.last.welcome({
      seq: 1,
      events: [{ type: 'message', seq: 1, from: 'bot', text: 'a' }],
    });
    new Memory('default').set('session', null);
    told('session');
    expect(texts(c)).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });
});

it('a log-out leaves nothing in the browser', () => {
  const c = chat();
  FakeSocket.last.welcome().say({ type: 'message', seq: 1, from: 'bot', text: 'secret' });
  c.post({ type: 'message', text: 'unsent' }, 'unsent');
  c.forget();
  expect(localStorage.length).toBe(0);
  expect(c.known).toBe(false);
});
