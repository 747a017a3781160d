// What the log shows for a state: grouping, days, ticks, choices, notes.
import { describe, expect, it } from 'vitest';
import type { EventFrame } from '../protocol';
import { rows, type MessageRow, type Row } from '../rows';
import { heard, initial, queued, type State } from '../store';
import { Words } from '../words';

const words = new Words('en', 'en-GB');
const now = new Date('2026-05-04T12:00:00');
const at = (minute: number, day = 4) => new Date(2026, 4, day, 10, minute).toISOString();
const state = (frames: EventFrame[], more: Partial<State> = {}): State => ({
  ...frames.reduce<State>((s, frame) => heard(frame)(s), initial),
  ...more,
});
const bot = (seq: number, more: object = {}): EventFrame => ({
  type: 'message',
  seq,
  from: 'bot',
  name: 'Bell',
  text: `t${seq}`,
  at: at(seq),
  ...more,
});
const mine = (seq: number, more: object = {}): EventFrame => ({
  type: 'message',
  seq,
  from: 'customer',
  text: `t${seq}`,
  at: at(seq),
  ...more,
});
const show = (s: State) => rows(s, words, now);
const messages = (all: Row[]) => all.filter((row): row is MessageRow => row.kind === 'message');

describe('messages', () => {
  it('of one sender stand together, the name above the first, the time below the last', () => {
    const [a, b, c] = messages(show(state([bot(1), bot(2), mine(3)])));
    expect([a!.first, a!.last, b!.first, b!.last, c!.first]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('far apart in time do not', () => {
    const [a, b] = messages(show(state([bot(1, { at: at(0) }), bot(2, { at: at(30) })])));
    expect([a!.last, b!.first]).toEqual([true, true]);
  });

  it('keep their key when they are acknowledged, so that they are not announced again', () => {
    const item = {
      frame: { type: 'message' as const, id: 'x', text: 'hi' },
      text: 'hi',
      at: at(1),
    };
    const sending = queued(item)(initial);
    const stored = heard({ type: 'ack', id: 'x', seq: 1, at: at(1) })(sending);
    expect(messages(show(sending))[0]).toMatchObject({ key: 'x', tick: 'sending' });
    expect(messages(show(stored))[0]).toMatchObject({ key: 'x', tick: 'sent' });
  });

  it('are ticked as read up to where the other side has read', () => {
    const ticks = messages(show(state([mine(1), mine(2)], { readByThem: 1 }))).map(
      (row) => row.tick,
    );
    expect(ticks).toEqual(['read', 'sent']);
  });
});

describe('days', () => {
  it('stand above the first message of each', () => {
    const days = show(
      state([bot(1, { at: at(0, 1) }), bot(2, { at: at(0, 3) }), bot(3, { at: at(0, 4) })]),
    ).filter((row) => row.kind === 'day');
    expect(days.map((row) => 'text' in row && row.text.replace(',', ''))).toEqual([
      'Friday 1 May',
      'Yesterday',
      'Today',
    ]);
  });
});

describe('choices', () => {
  const buttons = [{ id: 'b1', label: 'Yes' }];

  it('can be pressed while they are the last word', () => {
    expect(messages(show(state([bot(1, { buttons })])))[0]!.buttons).toEqual(buttons);
  });

  it('are gone once the customer has answered', () => {
    expect(messages(show(state([bot(1, { buttons }), mine(2)])))[0]!.buttons).toEqual([]);
  });

  it('of the greeting are there before anything is said', () => {
    const [row] = messages(show(state([], { greeting: { text: 'Hello', buttons } })));
    expect(row).toMatchObject({ frame: { seq: 0, text: 'Hello' }, buttons });
  });
});

describe('"was this helpful"', () => {
  it('is asked below the last answer, and not below a question of the bot', () => {
    const rated = (via: string) => messages(show(state([bot(1, { via })])))[0]!.rated;
    expect(rated('kb')).toBeNull();
    expect(rated('clarify')).toBeUndefined();
    expect(rated('form')).toBeUndefined();
  });

  it('stays as answered further up', () => {
    const [first, , last] = messages(
      show(
        state([bot(1, { via: 'kb' }), mine(2), bot(3, { via: 'kb' })], { ratings: { 1: false } }),
      ),
    );
    expect(first!.rated).toBe(false);
    expect(last!.rated).toBeNull();
  });

  it('is not asked while a person answers', () => {
    expect(
      messages(show(state([bot(1, { via: 'kb' })], { owner: 'agent' })))[0]!.rated,
    ).toBeUndefined();
  });
});

describe('notes', () => {
  const notes = (s: State) => show(s).flatMap((row) => (row.kind === 'note' ? [row.text] : []));
  const queue: EventFrame = { type: 'owner', seq: 1, owner: 'queue', ticket: 1042, position: 2 };

  it('say who has come, and that it ended', () => {
    expect(
      notes(
        state([
          { type: 'owner', seq: 1, owner: 'agent', agent: 'Ana' },
          { type: 'owner', seq: 2, owner: 'closed' },
        ]),
      ),
    ).toEqual(['Ana has joined the chat.', words.t('ended')]);
  });

  it('say the number of the request', () => {
    expect(notes(state([queue]))[0]).toContain('#1042');
  });

  it('do not promise anybody while the shop is closed', () => {
    const closed = { hours: { open: false, next_open: null } };
    expect(notes(state([queue]))[0]).toContain(words.t('waiting'));
    expect(notes(state([queue], closed))[0]).toContain(words.t('away'));
  });

  it('do not repeat themselves when only the place in the queue changes', () => {
    expect(
      notes(state([queue, { type: 'owner', seq: 2, owner: 'queue', position: 1 }])),
    ).toHaveLength(1);
  });
});

it('a survey is one row, also after its answer', () => {
  const frames: EventFrame[] = [
    { type: 'survey', seq: 1, kind: 'csat' },
    { type: 'survey', seq: 2, survey: 1, score: 4 },
  ];
  expect(show(state(frames))).toEqual([{ kind: 'survey', key: 'v1', seq: 1, ask: 'csat', score: 4 }]);
});
