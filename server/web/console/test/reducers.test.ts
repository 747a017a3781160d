import { describe, expect, it } from 'vitest';
import { apply } from '../src/lib/reducers';
import { newsOf } from '../src/lib/news';
import { ana, at, countOf, desk, event, said, ticket } from './given';

const now = Date.parse(at(30));

describe('an event of the desk', () => {
  it('is taken once: the same number again changes nothing', () => {
    const frame = event(11, 'ticket.created', ticket({ id: 1043 }));
    const once = apply(desk(), frame, now);
    expect(once.seq).toBe(11);
    expect(apply(once, frame, now)).toBe(once);
  });

  it('moves the number even where its name is unknown, so that nothing is asked for twice', () => {
    expect(apply(desk(), event(11, 'something.new', {}), now).seq).toBe(11);
  });

  it('leaves the desk it was given untouched', () => {
    const before = desk();
    const frozen = JSON.stringify(before);
    apply(before, event(11, 'ticket.updated', ticket({ status: 'solved', version: 2 })), now);
    expect(JSON.stringify(before)).toBe(frozen);
  });
});

describe('ticket.created', () => {
  it('puts a waiting ticket into the waiting list and counts it', () => {
    const next = apply(desk(), event(11, 'ticket.created', ticket({ id: 1043 })), now);
    expect(next.list.ids).toContain(1043);
    expect(countOf(next, 'waiting')).toBe(2);
  });

  it('shows what was asked, because its event does not bring the last words', () => {
    const card = { reason: 'asked', question: 'where is it?' };
    const fresh = ticket({ id: 1043, handoff: card, created_at: at(3) });
    const next = apply(desk(), event(11, 'ticket.created', fresh), now).tickets[1043];
    expect(next).toMatchObject({ unread: true, waiting_since: at(3) });
    expect(next?.last_message?.text).toBe('where is it?');
  });

  it('leaves lists alone that it does not belong to', () => {
    const mine = ticket({ id: 1043, assignee: { id: 2, name: 'Jonas' } });
    const next = apply(desk(), event(11, 'ticket.created', mine), now);
    expect(next.list.ids).not.toContain(1043);
    expect(countOf(next, 'waiting')).toBe(1);
  });
});

describe('ticket.updated', () => {
  it('takes a claimed ticket from "waiting" to "mine", in list and counts', () => {
    const claimed = ticket({ assignee: ana, status: 'open', version: 2 });
    const next = apply(desk(), event(11, 'ticket.updated', claimed), now);
    expect(next.list.ids).toEqual([]);
    expect([countOf(next, 'waiting'), countOf(next, 'mine')]).toEqual([0, 1]);
  });

  it('keeps the handoff card that an update leaves out', () => {
    const card = { reason: 'asked' };
    const before = desk({ tickets: { 1042: ticket({ handoff: card }) } });
    const next = apply(before, event(11, 'ticket.updated', ticket({ version: 2 })), now);
    expect(next.tickets[1042]?.handoff).toEqual(card);
  });

  it('never goes back to an older version', () => {
    const before = desk({ tickets: { 1042: ticket({ version: 9, subject: 'new' }) } });
    const next = apply(before, event(11, 'ticket.updated', ticket({ version: 8 })), now);
    expect(next.tickets[1042]?.subject).toBe('new');
  });

  it('asks for fresh counts when the ticket was never seen, instead of guessing', () => {
    const next = apply(desk(), event(11, 'ticket.updated', ticket({ id: 9, version: 4 })), now);
    expect(next.viewsStale).toBe(true);
    expect(countOf(next, 'waiting')).toBe(1);
  });
});

describe('message.created', () => {
  const thread = { messages: [said(1), said(2)], customerReadSeq: 0, loaded: true };
  const open = () => desk({ threads: { 'c-1042': thread } });
  const words = (seq: number, more = {}) => ({
    ...said(seq, more),
    conversation: 'c-1042',
    ticket: 1042,
  });

  it('is added to its thread, once and in order', () => {
    let next = apply(open(), event(11, 'message.created', words(4)), now);
    next = apply(next, event(12, 'message.created', words(3)), now);
    next = apply(next, event(13, 'message.created', words(4)), now);
    expect(next.threads['c-1042']?.messages.map((m) => m.seq)).toEqual([1, 2, 3, 4]);
  });

  it('makes the ticket unread and starts its waiting time', () => {
    const next = apply(open(), event(11, 'message.created', words(3)), now);
    expect(next.tickets[1042]).toMatchObject({ unread: true, waiting_since: at(3) });
    expect(next.tickets[1042]?.last_message?.text).toBe('words 3');
  });

  it('ends the waiting when a person answers, but not when the bot or a note does', () => {
    const waiting = apply(open(), event(11, 'message.created', words(3)), now);
    const bot = apply(waiting, event(12, 'message.created', words(4, { from: 'bot' })), now);
    expect(bot.tickets[1042]?.waiting_since).toBe(at(3));
    const internal = { from: 'agent', internal: true };
    const note = apply(bot, event(13, 'message.created', words(5, internal)), now);
    expect(note.tickets[1042]?.waiting_since).toBe(at(3));
    const reply = apply(note, event(14, 'message.created', words(6, { from: 'agent' })), now);
    expect(reply.tickets[1042]).toMatchObject({ waiting_since: null, unread: false });
  });

  it('never shows a note as the last word to the list', () => {
    const note = words(3, { from: 'agent', internal: true, text: 'secret' });
    const next = apply(open(), event(11, 'message.created', note), now);
    expect(next.tickets[1042]?.last_message).toBeUndefined();
  });

  it('stops the typing dots of who has spoken', () => {
    const typing = {
      type: 'typing',
      conversation: 'c-1042',
      from: 'customer',
      name: 'M',
      on: true,
    };
    const dots = apply(open(), typing, now);
    expect(dots.typing['c-1042']).toHaveLength(1);
    expect(apply(dots, event(11, 'message.created', words(3)), now).typing['c-1042']).toEqual([]);
  });

  it('of a new visitor of the bot asks for the live list again', () => {
    const visitor = { ...said(1), conversation: 'new', ticket: null };
    expect(apply(desk(), event(11, 'message.created', visitor), now).liveStale).toBe(true);
  });
});

describe('a line between the messages', () => {
  const threads = {
    'c-1042': { messages: [said(1, { event: 5 })], customerReadSeq: 0, loaded: true },
  };
  const place = { conversation: 'c-1042', ticket: 1042, seq: 2 };
  const lineOf = (name: string, data: object) => {
    const next = apply(
      desk({ threads }),
      { ...event(11, name, { ...place, ...data }), at: at(9) },
      now,
    );
    return next.threads['c-1042']?.messages.at(-1);
  };

  it('tells ratings, surveys, pressed buttons and changes of hands', () => {
    expect(lineOf('message.rated', { helpful: false })).toMatchObject({
      kind: 'rate',
      helpful: false,
    });
    expect(lineOf('survey.asked', { kind: 'csat' })).toMatchObject({ kind: 'survey', text: '' });
    const answer = { score: 5, comment: 'kind' };
    expect(lineOf('survey.answered', answer)).toMatchObject({ score: 5, text: 'kind' });
    expect(lineOf('message.pressed', { label: 'Returns' })).toMatchObject({ text: 'Returns' });
    const owner = { owner: 'agent', epoch: 4, name: 'Ana' };
    const line = lineOf('conversation.owner', owner);
    expect(line).toMatchObject({
      kind: 'owner',
      from: 'system',
      name: 'Ana',
      at: at(9),
      event: 11,
    });
  });
});

describe('a note', () => {
  it('stands beside the message whose number it repeats', () => {
    const threads = {
      'c-1042': { messages: [said(3, { event: 5 })], customerReadSeq: 0, loaded: true },
    };
    const note = { ...said(3, { from: 'agent', internal: true, text: 'n', event: 11 }) };
    const data = { ...note, conversation: 'c-1042', ticket: 1042 };
    const next = apply(desk({ threads }), event(11, 'message.created', data), now);
    expect(next.threads['c-1042']?.messages.map((m) => m.text)).toEqual(['words 3', 'n']);
  });
});

describe('conversation.owner', () => {
  const one = {
    id: 'l',
    owner: 'bot' as const,
    epoch: 3,
    customer: { id: 1, name: 'V' },
    started_at: at(0),
    ticket: null,
  };
  const before = () => desk({ conversations: { l: one }, liveIds: ['l'] });

  it('takes a conversation out of the bot’s list and count', () => {
    const data = { conversation: 'l', owner: 'queue', epoch: 4, ticket: 1050 };
    const next = apply(before(), event(11, 'conversation.owner', data), now);
    expect(next.liveIds).toEqual([]);
    expect(countOf(next, 'bot')).toBe(1);
    expect(next.conversations.l).toMatchObject({ owner: 'queue', epoch: 4, ticket: 1050 });
  });

  it('of an older epoch is ignored', () => {
    const data = { conversation: 'l', owner: 'closed', epoch: 2 };
    const next = apply(before(), event(11, 'conversation.owner', data), now);
    expect(next.conversations.l?.owner).toBe('bot');
  });
});

describe('who is here', () => {
  const jonas = { id: 2, name: 'Jonas' };

  it('shows who looks and who writes, and lets them go', () => {
    const look = { type: 'viewing', ticket: 1042, agent: jonas, editing: true, on: true };
    const seen = apply(desk(), look, now);
    expect(seen.viewing[1042]).toEqual([{ ...jonas, editing: true }]);
    expect(apply(seen, { ...look, on: false }, now).viewing[1042]).toEqual([]);
  });

  it('never shows myself as somebody else', () => {
    const look = { type: 'viewing', ticket: 1042, agent: ana, editing: false, on: true };
    expect(apply(desk(), look, now).viewing[1042]).toBeUndefined();
  });

  it('takes presence as a frame and as an event', () => {
    const frame = { type: 'presence', agent: jonas, state: 'away' };
    expect(apply(desk(), frame, now).agents).toEqual([{ ...jonas, presence: 'away' }]);
    const data = { agent: jonas, state: 'online' };
    const next = apply(desk(), event(11, 'agent.presence', data), now);
    expect(next.agents[0]?.presence).toBe('online');
  });

  it('forgets after a break who was looking and typing', () => {
    const before = desk({ viewing: { 1042: [{ ...jonas, editing: true }] } });
    expect(apply(before, { type: 'welcome', seq: 10 }, now).viewing).toEqual({});
  });

  it('keeps an agent whom the welcome does not name, as away from the desk', () => {
    const agents = [{ ...jonas, presence: 'online' as const }];
    const here = [{ id: 1, name: 'Ana', presence: 'online' }];
    const next = apply(desk({ agents }), { type: 'welcome', seq: 10, agents: here }, now);
    expect(next.agents.map((agent) => agent.presence)).toEqual(['online', 'offline']);
  });

  it('moves the read mark forward only', () => {
    const threads = { 'c-1042': { messages: [said(1)], customerReadSeq: 5, loaded: true } };
    const read = (seq: number) => ({ type: 'read', conversation: 'c-1042', seq, by: 'customer' });
    expect(apply(desk({ threads }), read(7), now).threads['c-1042']?.customerReadSeq).toBe(7);
    expect(apply(desk({ threads }), read(3), now).threads['c-1042']?.customerReadSeq).toBe(5);
  });
});

describe('content', () => {
  it('that fails keeps the live figures and carries the problems', () => {
    const content = { revision: 'r', loaded_at: at(0), articles: 60, intents: 15, problems: [] };
    const problem = { file: 'a.md', line: 4, column: 1, severity: 'error', what: 'x', mend: 'y' };
    const frame = event(11, 'content.failed', { problems: [problem] });
    const next = apply(desk({ content }), frame, now);
    expect(next.content).toMatchObject({ articles: 60, failed: true, problems: [problem] });
  });
});

describe('the bell', () => {
  it('rings for somebody new who waits, and for my customers, and for nobody else', () => {
    const fresh = event(11, 'ticket.created', ticket({ id: 5 }));
    expect(newsOf(desk(), fresh)).toMatchObject({ kind: 'waiting', ticket: 5, who: 'Marta' });
    const words = event(11, 'message.created', {
      ...said(3),
      conversation: 'c-1042',
      ticket: 1042,
    });
    expect(newsOf(desk(), words)).toBeNull();
    const mine = desk({ tickets: { 1042: ticket({ assignee: ana }) } });
    expect(newsOf(mine, words)).toMatchObject({ kind: 'wrote', ticket: 1042 });
  });

  it('does not ring for what was already heard', () => {
    expect(newsOf(desk(), event(10, 'ticket.created', ticket({ id: 5 })))).toBeNull();
  });
});
