// What people do, against a service that is slow, gone, or was changed by somebody else.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keep, type Drawer } from '../src/lib/keep';
import { apply } from '../src/lib/reducers';
import { change, changeAnyway, claim } from '../src/state/commands';
import { desk as store } from '../src/state/desk.svelte';
import { drafts } from '../src/state/drafts.svelte';
import { loadList, loadThread, loadViews } from '../src/state/load';
import { notices } from '../src/state/notices.svelte';
import { outbox } from '../src/state/outbox.svelte';
import { speech } from '../src/state/words.svelte';
import { countOf, desk, event, said, ticket } from './given';

interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
}
type Reply = { status: number; body: unknown } | 'dead';

let calls: Call[];
let reply: (call: Call) => Reply | Promise<Reply>;

function box(): Drawer {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
let drawer: Drawer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await speech.use('en');
  calls = [];
  drawer = box();
  store.set(() => desk());
  notices.clashes = {};
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = init.body ? JSON.parse(String(init.body)) : {};
    const call = { method: init.method ?? 'GET', path: url.replace('/api/v1', ''), body };
    calls.push(call);
    const answer = await reply(call);
    if (answer === 'dead') throw new TypeError('network');
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  outbox.open(new Keep(drawer, 'ana'));
});
afterEach(() => {
  outbox.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(0);
const one = () => store.value.tickets[1042];

describe('a change', () => {
  it('shows at once and goes out with the version that was looked at', async () => {
    reply = () => ({ status: 200, body: ticket({ priority: 'high', version: 2 }) });
    const done = change(ticket(), { priority: 'high' });
    expect(one()?.priority).toBe('high');
    await done;
    expect(calls[0]?.body).toEqual({ priority: 'high', version: 1 });
    expect(one()?.version).toBe(2);
  });

  it('is taken back, counts and all, where the service refuses it', async () => {
    reply = () => ({ status: 422, body: { code: 'invalid_field', detail: 'not from here' } });
    const done = change(ticket(), { status: 'solved' });
    expect([one()?.status, countOf(store.value, 'waiting')]).toEqual(['solved', 0]);
    expect(await done).toBe(false);
    expect([one()?.status, countOf(store.value, 'waiting')]).toEqual(['new', 1]);
    expect(notices.all.at(-1)?.text).toContain('not from here');
  });

  it('that comes too late shows who did what, and can be made anyway', async () => {
    const theirs = ticket({ status: 'open', assignee: { id: 2, name: 'Jonas' }, version: 5 });
    reply = ({ body }) =>
      body.version === 5
        ? { status: 200, body: { ...theirs, priority: 'low', version: 6 } }
        : { status: 409, body: { code: 'conflict', ticket: theirs } };
    await change(ticket(), { priority: 'low' });
    expect(one()).toMatchObject({ priority: 'normal', version: 5 });
    expect(notices.clashes[1042]).toMatchObject({ who: 'Jonas', wanted: { priority: 'low' } });
    expect(notices.clashes[1042]?.changes.map((c) => c.field)).toEqual(['status', 'assignee']);
    changeAnyway(1042);
    await settled();
    expect(one()).toMatchObject({ priority: 'low', version: 6 });
    expect(notices.clashes[1042]).toBeUndefined();
  });

  it('that somebody else already made needs no words', async () => {
    const theirs = ticket({ status: 'solved', version: 5 });
    reply = () => ({ status: 409, body: { ticket: theirs } });
    await change(ticket(), { status: 'solved' });
    expect(notices.clashes).toEqual({});
  });

  it('made against a version that only words have moved goes out again by itself', async () => {
    reply = ({ body }) =>
      body.version === 2
        ? { status: 200, body: ticket({ priority: 'low', version: 3 }) }
        : { status: 409, body: { code: 'conflict', ticket: ticket({ version: 2 }) } };
    expect(await change(ticket(), { priority: 'low' })).toBe(true);
    expect(calls.map((call) => call.body.version)).toEqual([1, 2]);
    expect(notices.clashes).toEqual({});
  });

  it('right after an answer of one\'s own is no clash with oneself', async () => {
    const moved = ticket({ status: 'waiting_customer', version: 2, by: { id: 1, name: 'Ana' } });
    reply = ({ method, body }) =>
      method === 'POST'
        ? { status: 201, body: { ...said(3), from: 'agent', id: body.id, text: body.text } }
        : body.version === 2
          ? { status: 200, body: ticket({ status: 'solved', version: 3 }) }
          : { status: 409, body: { code: 'conflict', ticket: moved } };
    outbox.send(ticket(), 'done', false);
    const done = change(ticket(), { status: 'solved' });
    await settled();
    store.set((d) => apply(d, event(11, 'ticket.updated', moved), 0));
    await vi.advanceTimersByTimeAsync(100);
    expect(await done).toBe(true);
    expect(notices.clashes).toEqual({});
  });

  it('that changes nothing is not sent', async () => {
    await change(ticket(), { priority: 'normal' });
    expect(calls).toEqual([]);
  });
});

describe('a claim', () => {
  it('lost to somebody else says to whom', async () => {
    const theirs = ticket({ assignee: { id: 2, name: 'Jonas' }, status: 'open', version: 2 });
    reply = () => ({ status: 409, body: { ticket: theirs } });
    expect(await claim(ticket())).toBe(false);
    expect(notices.clashes[1042]).toMatchObject({ who: 'Jonas', wanted: null });
    expect(countOf(store.value, 'waiting')).toBe(0);
  });
});

describe('a message', () => {
  const arrived = (call: Call): Reply => ({
    status: 201,
    body: { ...said(3), from: 'agent', id: call.body.id, text: call.body.text },
  });
  const send = (text: string) => outbox.send(ticket(), text, false);

  it('goes out once with an id of its own and then rests in the thread', async () => {
    store.set((d) => ({
      ...d,
      threads: { 'c-1042': { messages: [said(1)], customerReadSeq: 0, loaded: true } },
    }));
    reply = arrived;
    send('hello');
    await settled();
    expect(outbox.of(1042)).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(store.value.threads['c-1042']?.messages.map((m) => m.text)).toEqual([
      'words 1',
      'hello',
    ]);
  });

  it('told by the log before the answer comes stands there once', async () => {
    store.set((d) => ({
      ...d,
      threads: { 'c-1042': { messages: [said(1)], customerReadSeq: 0, loaded: true } },
    }));
    let free: (answer: Reply) => void = () => {};
    reply = () => new Promise((resolve) => (free = resolve));
    send('hello');
    await settled();
    outbox.stored(String(calls[0]?.body.id));
    expect(outbox.of(1042)).toEqual([]);
    free(arrived(calls[0] as Call));
    await settled();
    expect(store.value.threads['c-1042']?.messages.map((m) => m.text)).toEqual([
      'words 1',
      'hello',
    ]);
    expect(calls).toHaveLength(1);
  });

  it('is sent again with the same id until the service has it', async () => {
    let deaths = 3;
    reply = (call) => (deaths-- > 0 ? 'dead' : arrived(call));
    send('hello');
    await vi.advanceTimersByTimeAsync(60000);
    expect(calls).toHaveLength(4);
    expect(new Set(calls.map((call) => call.body.id)).size).toBe(1);
    expect(outbox.all).toEqual([]);
  });

  it('waits for the one before it, so that words keep their order', async () => {
    let dead = true;
    reply = (call) => (dead ? 'dead' : arrived(call));
    send('first');
    send('second');
    await settled();
    expect(calls.map((call) => call.body.text)).toEqual(['first']);
    dead = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls.map((call) => call.body.text)).toEqual(['first', 'first', 'second']);
  });

  it('survives a reload of the page and goes out after it', async () => {
    reply = () => 'dead';
    send('hello');
    await settled();
    const id = calls[0]?.body.id;
    outbox.close();
    reply = arrived;
    outbox.open(new Keep(drawer, 'ana'));
    await settled();
    expect(calls.at(-1)?.body.id).toBe(id);
    expect(outbox.all).toEqual([]);
  });

  it('refused for good stays with its reason, and may be tried again or dropped', async () => {
    reply = () => ({ status: 422, body: { code: 'too_long' } });
    send('hello');
    await vi.advanceTimersByTimeAsync(60000);
    expect(calls).toHaveLength(1);
    const failed = outbox.of(1042)[0];
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringMatching(/too long/) });
    outbox.drop(failed?.id ?? '');
    expect(outbox.all).toEqual([]);
  });
});

describe('reading', () => {
  it('a thread page by page misses nothing and doubles nothing, also with words coming in', async () => {
    const note = { from: 'agent' as const, internal: true, text: 'note' };
    // A note repeats the number of the message before it; the log's number tells them apart.
    const all = [1, 2, 3, 3, 3, 4, 5, 6, 7].map((seq, i) =>
      said(seq, { event: 100 + i, ...(i === 3 || i === 4 ? note : {}) }),
    );
    reply = ({ path }) => {
      const after = Number(new URLSearchParams(path.split('?')[1]).get('after'));
      const items = all.filter((m) => m.seq > after).slice(0, 4);
      const live = { ...said(8, { event: 200 }), conversation: 'c-1042', ticket: 1042 };
      if (after === 2) store.set((d) => apply(d, event(200, 'message.created', live), 0));
      return { status: 200, body: { items, next: (items.at(-1)?.seq ?? 7) < 7 ? 'more' : null } };
    };
    await loadThread('c-1042', '/tickets/1042');
    const read = store.value.threads['c-1042'];
    expect(read?.messages.map((m) => m.seq)).toEqual([1, 2, 3, 3, 3, 4, 5, 6, 7, 8]);
    expect(read?.messages.map((m) => m.event)).toEqual([...all.map((m) => m.event), 200]);
    expect(read?.loaded).toBe(true);
  });

  it('counts again where an event moved them while they were asked for', async () => {
    reply = () => {
      const came = ticket({ id: 2000, version: 1 });
      store.set((d) => apply(d, event(11, 'ticket.created', came), 0));
      return { status: 200, body: { items: store.value.views.map((v) => ({ ...v, count: 1 })) } };
    };
    await loadViews();
    expect(store.value.viewsStale).toBe(true);
  });

  it('drops a list that arrives after the user went elsewhere', async () => {
    let free: () => void = () => {};
    const slow = new Promise<void>((resolve) => (free = resolve));
    reply = async ({ path }) => {
      if (!path.includes('q=')) await slow;
      const id = path.includes('q=') ? 7 : 8;
      return { status: 200, body: { items: [ticket({ id })], next: null } };
    };
    const first = loadList({ view: 'waiting', q: '', sort: 'waiting' });
    const second = loadList({ view: 'waiting', q: 'x', sort: 'waiting' });
    await second;
    free();
    await first;
    expect(store.value.list).toMatchObject({ q: 'x', ids: [7] });
  });
});

describe('a draft', () => {
  it('remembers what stood there when it was begun, not when it was last touched', () => {
    drafts.open(new Keep(drawer, 'ana'));
    drafts.write(1042, 'I', false, 4);
    drafts.write(1042, 'I will', false, 9);
    expect(drafts.of(1042)).toMatchObject({ text: 'I will', since: 4 });
    drafts.seen(1042, 9);
    expect(drafts.of(1042)?.since).toBe(9);
    drafts.write(1042, '', false, 9);
    expect(drafts.of(1042)).toBeNull();
  });
});
