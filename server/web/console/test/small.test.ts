import { describe, expect, it } from 'vitest';
import { alreadySo, asBody, changes } from '../src/lib/changes';
import { crossed } from '../src/lib/crossing';
import { Keep, type Drawer } from '../src/lib/keep';
import { problemOf, problemsOf } from '../src/lib/problems';
import { address, home, parse } from '../src/lib/route';
import {
  contains,
  hasBlank,
  hue,
  initials,
  linkPieces,
  oneLine,
  safeHref,
} from '../src/lib/text';
import { arrange, isLine } from '../src/lib/threading';
import { asLocalInput, Clock, isUntilReply, snoozeChoices, untilReply, wakeAt } from '../src/lib/time';
import { digest } from '../src/lib/timeline';
import { ana, said, ticket } from './given';

class Box implements Drawer {
  kept = new Map<string, string>();
  full = false;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  };
}
const draft = (text: string, since = 0) => ({ text, internal: false, since });

describe('drafts', () => {
  it('come back after a reload, each to its ticket and its person', () => {
    const box = new Box();
    new Keep(box, 'ana').setDraft('7', draft('dear Marta'));
    expect(new Keep(box, 'ana').drafts()['7']?.text).toBe('dear Marta');
    expect(new Keep(box, 'jonas').drafts()).toEqual({});
  });

  it('are gone once sent or emptied', () => {
    const keep = new Keep(new Box(), 'ana');
    keep.setDraft('7', draft('x'));
    keep.setDraft('7', draft('   '));
    expect(keep.drafts()).toEqual({});
  });

  it('never break the desk when storage is full, forbidden or damaged', () => {
    const box = new Box();
    box.full = true;
    expect(() => new Keep(box, 'a').setDraft('7', draft('x'))).not.toThrow();
    expect(new Keep(null, 'a').drafts()).toEqual({});
    box.full = false;
    new Keep(box, 'a').setDraft('7', draft('x'));
    for (const key of box.kept.keys()) box.kept.set(key, '{not json');
    expect(new Keep(box, 'a').drafts()).toEqual({});
  });

  it('are kept for two hundred tickets at most, the latest ones', () => {
    const keep = new Keep(new Box(), 'ana');
    for (let i = 0; i < 230; i++) keep.setDraft(`t${i}`, draft('x'));
    expect(Object.keys(keep.drafts())).toHaveLength(200);
    expect(keep.drafts()).toHaveProperty('t229');
  });
});

describe('a crossing of words', () => {
  const mine = said(5, { from: 'agent', name: 'Ana', by: 1 });

  it('is the first message that came while a draft was being written', () => {
    expect(crossed([said(3), said(4), said(6), said(7)], draft('x', 4), ana)?.seq).toBe(6);
  });
  it('is none without a draft, or when only I, the bot or the system spoke', () => {
    expect(crossed([said(9)], null, ana)).toBeNull();
    expect(crossed([said(9)], draft('  '), ana)).toBeNull();
    const quiet = [mine, said(6, { from: 'bot' }), said(7, { from: 'system' })];
    expect(crossed(quiet, draft('x', 4), ana)).toBeNull();
  });
});

describe('what somebody else changed', () => {
  it('is told field by field, people by name', () => {
    const now = ticket({
      status: 'open',
      assignee: { id: 2, name: 'Jonas' },
      tags: ['a'],
      version: 4,
    });
    expect(changes(ticket(), now)).toEqual([
      { field: 'status', from: 'new', to: 'open' },
      { field: 'assignee', from: '', to: 'Jonas' },
      { field: 'tags', from: '', to: 'a' },
    ]);
  });
  it('needs no mending where it is what I wanted', () => {
    expect(alreadySo(ticket({ status: 'solved' }), { status: 'solved' })).toBe(true);
    expect(alreadySo(ticket({ assignee: ana }), { assignee: { id: '1', name: 'Ana' } })).toBe(true);
    expect(alreadySo(ticket(), { assignee: null })).toBe(true);
    expect(alreadySo(ticket(), { tags: ['x'] })).toBe(false);
  });
  it('goes over the line with ids and the version that was looked at', () => {
    expect(asBody({ assignee: ana, priority: 'high' }, 7)).toEqual({
      assignee: 1,
      priority: 'high',
      version: 7,
    });
    expect(asBody({ assignee: null }, 7)).toEqual({ assignee: null, version: 7 });
  });
});

describe('text', () => {
  it('shows addresses as links and leaves the full stop out', () => {
    const pieces = linkPieces('See https://a.example/x?y=1. Or mail us@shop.example!');
    expect(pieces.filter((p) => p.href).map((p) => p.text)).toEqual([
      'https://a.example/x?y=1',
      'us@shop.example',
    ]);
    expect(pieces.map((p) => p.text).join('')).toBe(
      'See https://a.example/x?y=1. Or mail us@shop.example!',
    );
  });
  it('makes no link of a script', () => {
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'vbscript:x']) {
      expect(safeHref(bad)).toBeUndefined();
      expect(linkPieces(bad).some((p) => p.href?.startsWith('javascript'))).toBe(false);
    }
    expect(safeHref('/help/en/returns')).toBe('/help/en/returns');
  });
  it('notices a blank that nobody filled', () => {
    expect([hasBlank('Hello {{ order }}'), hasBlank('fine {x}')]).toEqual([true, false]);
  });
  it('is shortened, searched and turned to initials without breaking letters', () => {
    expect(oneLine('a\n\n b   c', 9)).toBe('a b c');
    expect(oneLine('abcdefghij', 5)).toBe('abcd…');
    expect([initials('Ana Petrović'), initials('🙂 x'), initials('')]).toEqual(['AP', '🙂X', '?']);
    expect(contains('Refund is on its way', 'way ref')).toBe(true);
    expect(hue('Marta', 6)).toBe(hue('Marta', 6));
  });
});

describe('an address', () => {
  it('goes there and back, whatever its id holds', () => {
    for (const id of ['1042', 'a/b?c#d', 'ü %']) {
      const route = { page: 'desk' as const, view: 'queue:support', id };
      expect(parse(address(route))).toEqual(route);
    }
    expect(parse('#/people')).toEqual({ page: 'people', id: null });
  });
  it('that means nothing leads home', () => {
    for (const hash of ['', '#', '#/', '#/v', '#/nowhere/1', '#/v/%E0%A4%A'])
      expect(parse(hash)).toEqual(home);
  });
});

describe('a thread', () => {
  it('begins a day once, and names a speaker again after a change or a pause', () => {
    const yesterday = said(1, { at: '2026-05-03T10:00:00Z' });
    const entries = arrange([
      yesterday,
      said(2),
      said(3),
      said(4, { from: 'bot' }),
      said(40, { from: 'bot' }),
    ]);
    expect(entries.map((e) => Boolean(e.day))).toEqual([true, true, false, false, false]);
    expect(entries.map((e) => e.first)).toEqual([true, true, false, true, true]);
  });
});

describe('time', () => {
  const clock = new Clock('en-GB');
  const now = Date.parse('2026-05-04T10:30:00');

  it('is said in the words of the language', () => {
    expect(clock.dayOf('2026-05-04T01:00:00', now)).toBe('Today');
    expect(clock.dayOf('2026-05-03T23:59:00', now)).toBe('Yesterday');
    expect(new Clock('de').ago('2026-05-04T10:27:00', now)).toBe('vor 3 Minuten');
    expect(clock.span(3 * 3600_000)).toBe('3 hrs');
  });
  it('of a snooze is three hours, tomorrow at nine, or next Monday at nine', () => {
    expect(wakeAt('hours', now).getTime() - now).toBe(3 * 3600_000);
    expect(wakeAt('tomorrow', now).toString()).toContain('May 05 2026 09:00:00');
    expect(wakeAt('monday', now).toString()).toContain('May 11 2026 09:00:00');
    const sunday = Date.parse('2026-05-10T10:00:00');
    expect(wakeAt('monday', sunday).toString()).toContain('May 11 2026 09:00:00');
  });
});

describe('a problem of the content', () => {
  it('is read from the line that the command line prints', () => {
    expect(problemOf('articles/en/a.md:4:9: error: two articles claim "a" (rename one)')).toEqual({
      file: 'articles/en/a.md',
      line: 4,
      column: 9,
      severity: 'error',
      what: 'two articles claim "a"',
      mend: 'rename one',
    });
    expect(problemOf('x.yaml:1:1: warning: late')).toMatchObject({
      severity: 'warning',
      what: 'late',
    });
    expect(problemOf('x.yaml:1:1: error: key(s) (did you mean "a" (b)?)')).toMatchObject({
      what: 'key(s)',
      mend: 'did you mean "a" (b)?',
    });
  });
  it('that is no such line is shown whole', () => {
    expect(problemsOf(['disk full'])[0]).toMatchObject({ file: '', what: 'disk full' });
    expect(problemsOf(undefined)).toEqual([]);
  });
});

describe('a timeline', () => {
  const item = (kind: string, more = {}) => ({
    kind,
    at: '2026-05-04T10:00:00Z',
    title: '',
    ...more,
  });

  it('tells a conversation in one line, with subject, last status and score', () => {
    const of = { conversation: '7' };
    const lines = digest([
      item('survey_answered', {
        ...of,
        ticket: 9,
        title: 'quick',
        score: 5,
        at: '2026-05-05T10:00:00Z',
      }),
      item('ticket_updated', { ...of, ticket: 9, title: 'Parcel', status: 'solved' }),
      item('ticket_created', { ...of, ticket: 9, title: 'Parcel', status: 'new' }),
      item('owner', { ...of, title: 'queue' }),
      item('message', { ...of, title: 'hi' }),
      item('message', { conversation: '8', title: 'newer words' }),
      item('message', { conversation: '8', title: 'first words' }),
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      kind: 'ticket',
      ticket: 9,
      title: 'Parcel',
      status: 'solved',
      score: 5,
    });
    expect(lines[0]?.at).toBe('2026-05-05T10:00:00Z');
    expect(lines[1]).toMatchObject({ kind: 'conversation', title: 'first words' });
  });
});

describe('a time to come back', () => {
  it('is offered once where Monday is tomorrow', () => {
    expect(snoozeChoices(Date.parse('2026-05-10T10:00:00'))).toEqual(['hours', 'tomorrow']);
    expect(snoozeChoices(Date.parse('2026-05-06T10:00:00'))).toContain('monday');
  });
  it('fits the field it is picked in', () => {
    expect(asLocalInput(new Date(2026, 0, 5, 9, 7))).toBe('2026-01-05T09:07');
  });
});

describe('what is said and what is only told', () => {
  const noted = said(4, { kind: 'ticket.not_reopened', text: '#12 stays solved: thanks' });
  it('is no word of the customer, though the service files it under theirs', () => {
    expect([isLine(noted), isLine(said(4)), isLine(said(4, { kind: 'press' }))]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('crosses nobody’s writing', () => {
    const draft = { text: 'Dear', internal: false, since: 1 };
    expect(crossed([noted], draft, ana)).toBeNull();
    expect(crossed([said(4)], draft, ana)?.seq).toBe(4);
  });
});

describe('snoozing until the customer writes', () => {
  it('is known again by its far end, and a week is not that', () => {
    const now = Date.parse('2026-05-04T12:00:00Z');
    expect(isUntilReply(untilReply(now).toISOString(), now)).toBe(true);
    expect(isUntilReply('2026-05-11T12:00:00Z', now)).toBe(false);
  });
});
