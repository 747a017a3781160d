// What becomes of words that were sent: held for undoing, crossed by the customer's, given back.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../src/lib/api';
import { Keep } from '../src/lib/keep';
import { desk as store } from '../src/state/desk.svelte';
import { drafts } from '../src/state/drafts.svelte';
import { leaving } from '../src/state/leaving.svelte';
import { outbox } from '../src/state/outbox.svelte';
import { api } from '../src/state/service';
import { desk, said, ticket } from './given';

const held = {
  id: 5,
  ticket: 1042,
  text: 'Hello',
  internal: false,
  by: 1,
  send_at: new Date(Date.now() + 15_000).toISOString(),
  state: 'waiting' as const,
  reason: null,
};
const settled = () => new Promise((done) => setTimeout(done));
const conflict = (body: Record<string, unknown>) =>
  new ApiError({ status: 409, code: 'conflict', detail: '', body });

beforeEach(() => {
  vi.restoreAllMocks();
  store.set(() => desk());
  leaving.clear();
  outbox.open(new Keep(null, '1'));
});

describe('a reply', () => {
  it('is held for undoing, with what its writer had seen', async () => {
    const post = vi.spyOn(api, 'post').mockResolvedValue({ scheduled: held });
    outbox.send(ticket(), 'Hello', false, { seen: 4 });
    await settled();
    expect(post.mock.calls[0]?.[1]).toMatchObject({ text: 'Hello', undo: true, seen: 4 });
    expect(outbox.of(1042)).toEqual([]);
    expect(leaving.of(1042)).toEqual([held]);
  });
  it('that waits for its time carries it, a note goes at once', async () => {
    const post = vi.spyOn(api, 'post').mockResolvedValue({ scheduled: held });
    outbox.send(ticket(), 'Later', false, { sendAt: '2026-05-05T09:00:00Z' });
    outbox.send(ticket(), 'Only us', true, { seen: 4 });
    await settled();
    await settled();
    const [later, note] = post.mock.calls.map((call) => call[1] as Record<string, unknown>);
    expect([later?.send_at, later?.undo]).toEqual(['2026-05-05T09:00:00Z', undefined]);
    expect([note?.internal, note?.undo, note?.seen]).toEqual([true, undefined, undefined]);
  });
  it('crossed by the customer’s words waits for its writer, and goes when they insist', async () => {
    const post = vi
      .spyOn(api, 'post')
      .mockRejectedValueOnce(conflict({ messages: [said(7, { text: 'Wait!' })] }))
      .mockResolvedValue({ scheduled: held });
    outbox.send(ticket(), 'Hello', false, { seen: 4 });
    await settled();
    const [one] = outbox.of(1042);
    expect([one?.state, one?.missed]).toEqual(['crossed', 'Wait!']);
    outbox.force(one?.id ?? '');
    await settled();
    expect(post.mock.calls[1]?.[1]).toMatchObject({ force: true });
    expect(post.mock.calls[1]?.[1]).not.toHaveProperty('seen');
    expect(outbox.of(1042)).toEqual([]);
  });
  it('crossed can go back into the composer instead', async () => {
    vi.spyOn(api, 'post').mockRejectedValue(conflict({ messages: [said(7)] }));
    outbox.send(ticket(), 'Hello', false);
    await settled();
    const [one] = outbox.of(1042);
    if (one) outbox.takeBack(one);
    expect(outbox.of(1042)).toEqual([]);
    expect(drafts.take(1042)?.text).toBe('Hello');
  });
});

describe('held words', () => {
  it('come back when they are undone', async () => {
    vi.spyOn(api, 'delete').mockResolvedValue({});
    leaving.put(held);
    await leaving.undo(held);
    expect(leaving.of(1042)).toEqual([]);
    expect(drafts.take(1042)).toEqual({ ticket: 1042, text: 'Hello', internal: false });
  });
  it('that have gone already are not given back, and that is said', async () => {
    vi.spyOn(api, 'delete').mockRejectedValue(conflict({}));
    vi.spyOn(api, 'get').mockResolvedValue({ items: [] });
    leaving.put(held);
    await leaving.undo(held);
    await settled();
    expect([leaving.of(1042), drafts.take(1042)]).toEqual([[], null]);
  });
  it('are let go before the ticket moves on, and others’ are not touched', async () => {
    const post = vi.spyOn(api, 'post').mockResolvedValue({ ...held, send_at: held.send_at });
    vi.spyOn(api, 'get').mockResolvedValue({ items: [{ ...held, id: 6, by: 2 }] });
    leaving.put(held);
    leaving.put({ ...held, id: 6, by: 2 });
    const gone = leaving.letGo(1042);
    await settled();
    leaving.heard(1042);
    await expect(gone).resolves.toBe(true);
    expect(post.mock.calls.map((call) => call[0])).toEqual(['/scheduled/5/send']);
  });
});
