import { describe, expect, it } from 'vitest';
import { byDay, storyOf } from '../src/lib/story';
import type { TimelineItem } from '../src/lib/types';

const at = (minute: number) => `2026-05-04T10:${String(minute).padStart(2, '0')}:00Z`;
const items: TimelineItem[] = [
  { kind: 'noted', what: 'credit.changed', title: 'Credit +50', conversation: null, at: at(9) },
  { kind: 'noted', what: 'survey.bad', title: 'A bad score', ticket: 7, at: at(8) },
  { kind: 'noted', what: 'survey.answered', title: 'Answered: 1 of 5', ticket: 7, at: at(8) },
  { kind: 'ticket_updated', title: 'Late', status: 'solved', ticket: 7, conversation: 'c', at: at(7) },
  { kind: 'noted', what: 'recovery.opened', title: 'A case', ticket: 7, at: at(6) },
  { kind: 'ticket_created', title: 'Late', status: 'new', ticket: 7, conversation: 'c', at: at(5) },
  { kind: 'message', title: 'It is late', conversation: 'c', at: at(4) },
  { kind: 'noted', what: 'customer.noted', title: 'Likes tea', conversation: null, at: at(3) },
  { kind: 'message', title: 'Bye', conversation: 'd', at: at(2) },
  { kind: 'message', title: 'Hello', conversation: 'd', at: at(1) },
  { kind: 'customer_updated', title: '', conversation: null, at: at(0) },
];

describe('the timeline of a customer', () => {
  const story = storyOf(items);

  it('tells a ticket once, with the chat it came from and what happened in it', () => {
    const ticket = story.find((one) => one.topic === 'ticket');
    expect(ticket).toMatchObject({ title: 'Late', status: 'solved', messages: 1, ticket: 7 });
    expect(ticket?.steps).toEqual([{ at: at(6), words: 'A case' }]);
    expect(story.filter((one) => one.conversation === 'c')).toHaveLength(1);
  });

  it('tells a chat by what it began with', () => {
    expect(story.find((one) => one.topic === 'chat')).toMatchObject({ title: 'Hello', messages: 2 });
  });

  it('lets notes, surveys and credit stand for themselves, and nothing twice', () => {
    expect(story.map((one) => [one.topic, one.title])).toEqual([
      ['other', 'Credit +50'],
      ['survey', 'Answered: 1 of 5'],
      ['ticket', 'Late'],
      ['note', 'Likes tea'],
      ['chat', 'Hello'],
    ]);
  });

  it('is cut into days', () => {
    const older = { ...items[0]!, at: '2026-05-02T10:00:00Z' };
    expect(byDay(storyOf([...items, older])).map(([, all]) => all.length)).toEqual([5, 1]);
  });
});
