// The state steps: every frame of the protocol, in and out of order, once and twice.
import { describe, expect, it } from 'vitest';
import type { OutItem } from '../outbox';
import type { EventFrame, ServerFrame, WelcomeFrame } from '../protocol';
import {
  dropped,
  hasGap,
  heard as frame,
  initial,
  lastTheirs,
  linked,
  looked,
  queued,
  unread,
  type State,
  type Step,
} from '../store';

const bot = (seq: number, text = `answer ${seq}`): EventFrame => ({
  type: 'message',
  seq,
  from: 'bot',
  name: 'Bell',
  text,
});
const mine = (id: string, text = 'hi'): OutItem => ({
  frame: { type: 'message', id, text },
  text,
  at: '2026-05-04T10:00:00Z',
});
const welcome = (more: Partial<WelcomeFrame> = {}): ServerFrame => ({
  type: 'welcome',
  session: 's',
  conversation: 'c',
  owner: 'bot',
  seq: 0,
  events: [],
  ...more,
});
const play = (...steps: Step[]): State => steps.reduce((state, step) => step(state), initial);
const seqs = (state: State) => state.entries.map((e) => e.seq);

describe('messages', () => {
  it('are sorted by number, however they come', () => {
    expect(seqs(play(frame(bot(3)), frame(bot(1)), frame(bot(2))))).toEqual([1, 2, 3]);
  });

  it('are kept once, however often they come', () => {
    const state = play(frame(bot(1)), frame(bot(1)), frame(welcome({ seq: 1, events: [bot(1)] })));
    expect(seqs(state)).toEqual([1]);
  });

  it('that are acknowledged become stored, with the number of the acknowledgement', () => {
    const state = play(
      queued(mine('a')),
      frame({ type: 'ack', id: 'a', seq: 1, at: '2026-05-04T10:00:01Z' }),
    );
    expect(state.pending).toEqual([]);
    expect(state.entries).toEqual([
      {
        type: 'message',
        seq: 1,
        from: 'customer',
        id: 'a',
        text: 'hi',
        at: '2026-05-04T10:00:01Z',
      },
    ]);
  });

  it('that come back in a replay are no longer under way', () => {
    const own: EventFrame = { type: 'message', seq: 1, from: 'customer', id: 'a', text: 'hi' };
    const state = play(
      queued(mine('a')),
      frame(welcome({ seq: 1, events: [own] })),
      frame({ type: 'ack', id: 'a', seq: 1 }),
    );
    expect(state.pending).toEqual([]);
    expect(seqs(state)).toEqual([1]);
  });

  it('that were pressed are what the customer said', () => {
    const state = play(
      frame({ type: 'press', seq: 2, message: 1, button: 'b1', label: 'Where is my order?' }),
    );
    expect(state.entries[0]).toMatchObject({
      type: 'message',
      from: 'customer',
      text: 'Where is my order?',
    });
  });

  it('that fail stay, with the reason, until they are sent again or dropped', () => {
    const failed = play(
      queued(mine('a')),
      queued({ ...mine('a'), failed: 'too_long' }),
    );
    expect(failed.pending).toHaveLength(1);
    expect(failed.pending[0]?.failed).toBe('too_long');
    expect(dropped('a')(failed).pending).toEqual([]);
  });
});

describe('numbers', () => {
  it('count as seen only up to the first that is missing', () => {
    const state = play(frame(bot(1)), frame(bot(2)), frame(bot(4)));
    expect(state.seen).toBe(2);
    expect(hasGap(state)).toBe(true);
  });

  it('close a gap when the missing one comes', () => {
    const state = play(frame(bot(1)), frame(bot(3)), frame(bot(2)));
    expect(state.seen).toBe(3);
    expect(hasGap(state)).toBe(false);
  });

  it('of acknowledgements without a bubble count too, and do not hide the event of that number', () => {
    const handoff: OutItem = { frame: { type: 'handoff', id: 'h' }, text: '', at: '' };
    const state = play(
      frame(bot(1)),
      queued(handoff),
      frame({ type: 'ack', id: 'h', seq: 2 }),
    );
    expect(state.seen).toBe(2);
    const moved = frame({ type: 'owner', seq: 2, owner: 'queue', position: 3, ticket: 7 })(state);
    expect(moved).toMatchObject({ owner: 'queue', position: 3, ticket: 7, seen: 2 });
  });

  it('of a welcome are complete: what it does not send is not for the customer', () => {
    expect(play(frame(welcome({ seq: 5, events: [bot(4), bot(5)] }))).seen).toBe(5);
  });
});

describe('owners', () => {
  it('change with the newest word about them, not with an old one that comes late', () => {
    const state = play(
      frame({ type: 'owner', seq: 5, owner: 'agent', agent: 'Ana' }),
      frame({ type: 'owner', seq: 4, owner: 'queue' }),
    );
    expect(state).toMatchObject({ owner: 'agent', agent: 'Ana' });
  });

  it('may move a place in the queue without a number of its own', () => {
    const state = play(
      frame({ type: 'owner', seq: 1, owner: 'queue', position: 2 }),
      frame({ type: 'owner', owner: 'queue', position: 1 }),
    );
    expect(state.position).toBe(1);
    expect(seqs(state)).toEqual([1]);
  });

  it('are known from the welcome, also where the events were left long ago', () => {
    expect(play(frame(welcome({ seq: 9, owner: 'agent', agent: 'Ana' })))).toMatchObject({
      owner: 'agent',
      agent: 'Ana',
    });
  });
});

describe('reading', () => {
  it('counts what the others have said and nobody has looked at', () => {
    const state = play(frame(bot(1)), frame(bot(2)), looked(1));
    expect(unread(state)).toBe(1);
    expect(lastTheirs(state)).toBe(2);
  });

  it('never goes back', () => {
    expect(play(looked(5), looked(3)).readByMe).toBe(5);
    expect(play(frame({ type: 'read', seq: 5 }), frame({ type: 'read', seq: 3 })).readByThem).toBe(
      5,
    );
  });
});

describe('typing', () => {
  it('ends with the message, and with the connection', () => {
    const typing = play(frame({ type: 'typing', from: 'agent', name: 'Ana', on: true }));
    expect(typing.typing).toBe('Ana');
    expect(frame(bot(1))(typing).typing).toBeNull();
    expect(linked('offline')(typing).typing).toBeNull();
  });
});

describe('opinions', () => {
  it('show at once and are learnt again from a replay', () => {
    const item: OutItem = {
      frame: { type: 'rate', id: 'r', seq: 2, helpful: true },
      text: '',
      at: '',
    };
    expect(play(queued(item)).ratings).toEqual({ 2: true });
    expect(play(frame({ type: 'rate', seq: 3, message: 2, helpful: false })).ratings).toEqual({
      2: false,
    });
  });

  it('about a survey belong to the one that was asked', () => {
    const state = play(
      frame({ type: 'survey', seq: 4, kind: 'csat' }),
      frame({ type: 'survey', seq: 5, survey: 4, score: 5 }),
    );
    expect(state.scores).toEqual({ 4: 5 });
  });
});

it('an unknown frame of a later server changes nothing', () => {
  expect(play(frame({ type: 'confetti' } as never))).toEqual(initial);
});
