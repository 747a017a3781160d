// Words on their way out, colleagues called by name, and what one says of typing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileIn, withoutAddress } from '../src/lib/file';
import { isUndoable, laterAt, laterChoices, put, secondsLeft, type Leaving } from '../src/lib/leaving';
import { callBefore, called, calledBy } from '../src/lib/mention';
import { Typing } from '../src/lib/typing';
import { ana } from './given';

const noon = Date.parse('2026-05-04T12:00:00Z');
const words = (change: Partial<Leaving> = {}): Leaving => ({
  id: 1,
  ticket: 12,
  text: 'Hello',
  internal: false,
  by: 1,
  send_at: '2026-05-04T12:00:15Z',
  state: 'waiting',
  reason: null,
  ...change,
});

describe('words that have not left', () => {
  it('count their seconds down to nothing, never below', () => {
    expect(secondsLeft(words(), noon)).toBe(15);
    expect(secondsLeft(words(), noon + 14_200)).toBe(1);
    expect(secondsLeft(words(), noon + 60_000)).toBe(0);
  });
  it('can be undone only when they were held for that', () => {
    expect(isUndoable(words(), noon)).toBe(true);
    expect(isUndoable(words({ send_at: '2026-05-05T09:00:00Z' }), noon)).toBe(false);
    expect(isUndoable(words({ state: 'held' }), noon)).toBe(false);
  });
  it('stand in the order they go out, each once', () => {
    const late = words({ id: 2, send_at: '2026-05-05T09:00:00Z' });
    expect(put(put([], late), words()).map((one) => one.id)).toEqual([1, 2]);
    expect(put([words(), late], words({ text: 'Other' }))).toHaveLength(2);
  });
  it('may wait until morning or Monday, and on a Sunday that is one', () => {
    const sunday = new Date(2026, 4, 3, 15).getTime();
    expect(laterChoices(sunday)).toEqual(['hour', 'tomorrow']);
    expect(laterAt('hour', sunday).getTime() - sunday).toBe(3_600_000);
    expect(laterAt('tomorrow', sunday).toString()).toBe(new Date(2026, 4, 4, 9).toString());
    expect(laterAt('monday', sunday).toString()).toBe(new Date(2026, 4, 4, 9).toString());
  });
});

describe('calling a colleague', () => {
  const here = { presence: 'online' as const };
  const agents = [
    { id: 1, name: 'Ana', ...here },
    { id: 2, name: 'Ada Admin', ...here },
    { id: 3, name: 'Jörg de Vries', ...here },
  ];
  it('begins with an @ that begins a word', () => {
    expect(callBefore('see @jö', 7)).toBe('jö');
    expect(callBefore('@Ada Ad', 7)).toBe('Ada Ad');
    expect(callBefore('mail a@b', 8)).toBeNull();
    expect(callBefore('@Ada and then more', 18)).toBeNull();
  });
  it('finds by any part of the name, and never oneself', () => {
    expect(calledBy(agents, 'a', ana).map((one) => one.id)).toEqual([2]);
    expect(calledBy(agents, 'de v', ana).map((one) => one.id)).toEqual([3]);
    expect(calledBy(agents, 'zoe', ana)).toEqual([]);
  });
  it('puts the whole name in and the caret behind it', () => {
    expect(called('see @jö please', 7, 'Jörg de Vries')).toEqual({
      text: 'see @Jörg de Vries please',
      caret: 19,
    });
  });
});

describe('typing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is said once in a while, and its end by itself', () => {
    const said: boolean[] = [];
    const typing = new Typing((on) => said.push(on));
    typing.typed();
    typing.typed();
    vi.advanceTimersByTime(3100);
    typing.typed();
    expect(said).toEqual([true, true]);
    vi.advanceTimersByTime(5100);
    expect(said).toEqual([true, true, false]);
    typing.stop();
    expect(said).toHaveLength(3);
  });
});

describe('a message that is a file', () => {
  const here = 'https://desk.example';
  const of = (name: string, host = here) => `${name}\n${host}/file/${'a'.repeat(26)}/${name}`;
  it('is known by its address in this house', () => {
    expect(fileIn(of('kettle.png'), here)).toMatchObject({ name: 'kettle.png', isPicture: true });
    expect(fileIn(of('bill.pdf'), here)?.isPicture).toBe(false);
    expect(fileIn('see https://desk.example/file/short/x', here)).toBeNull();
    expect(fileIn('Hello\nthere', here)).toBeNull();
  });
  it('of another house is offered, never shown', () => {
    expect(fileIn(of('kettle.png', 'https://evil.example'), here)?.isPicture).toBe(false);
  });
  it('stands in a list by its name alone', () => {
    expect(withoutAddress(of('bill.pdf'))).toBe('bill.pdf');
    expect(withoutAddress('Hello\nthere')).toBe('Hello\nthere');
  });
});
