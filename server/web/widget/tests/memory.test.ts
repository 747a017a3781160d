// Outbox, snapshot and what the browser remembers, over a real Storage.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Memory } from '../memory';
import { Outbox, type OutItem } from '../outbox';
import { merge, revive, snapshot } from '../snapshot';
import { heard, initial, type State } from '../store';

const item = (id: string, at: string): OutItem => ({
  frame: { type: 'message', id, text: id },
  text: id,
  at,
});
const said = (seq: number, conversation = 'c'): State =>
  heard({ type: 'message', seq, from: 'bot', text: `t${seq}` })({ ...initial, conversation });

beforeEach(() => localStorage.clear());

describe('the outbox', () => {
  it('gives back what was put, oldest first, also to another page', () => {
    new Outbox(new Memory('s')).put(item('b', '2026-01-02'));
    new Outbox(new Memory('s')).put(item('a', '2026-01-01'));
    expect(new Outbox(new Memory('s')).list().map((i) => i.text)).toEqual(['a', 'b']);
  });

  it('forgets what was acknowledged', () => {
    const outbox = new Outbox(new Memory('s'));
    outbox.put(item('a', '1'));
    outbox.remove('a');
    expect(outbox.list()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('keeps the sites apart', () => {
    new Outbox(new Memory('one')).put(item('a', '1'));
    expect(new Outbox(new Memory('two')).list()).toEqual([]);
  });

  it('is not upset by rubbish in the storage', () => {
    localStorage.setItem('deskbell:s:out:x', '{"broken');
    localStorage.setItem('deskbell:s:out:y', '{"frame":null}');
    expect(new Outbox(new Memory('s')).list()).toEqual([]);
  });
});

describe('the memory', () => {
  it('works as if empty where the browser refuses storage', () => {
    const refusing = {
      getItem: vi.fn(() => {
        throw new Error('blocked');
      }),
      setItem: vi.fn(() => {
        throw new Error('full');
      }),
      removeItem: vi.fn(),
    };
    const memory = new Memory('s', refusing);
    memory.set('session', 'x');
    expect(memory.get('session')).toBeNull();
    expect(new Memory('s', undefined).all('out:')).toBeInstanceOf(Array);
  });

  it('tells what another tab has written, and only of its own site', () => {
    const heard: string[] = [];
    const stop = new Memory('s').watch((name) => heard.push(name));
    const told = (key: string) => dispatchEvent(new StorageEvent('storage', { key }));
    told('deskbell:s:log');
    told('deskbell:other:log');
    told('cart');
    stop();
    told('deskbell:s:session');
    expect(heard).toEqual(['log']);
  });
});

describe('a snapshot', () => {
  it('brings the conversation back after a reload', () => {
    const state = { ...said(1), seen: 1, readByMe: 1, owner: 'agent' as const, agent: 'Ana' };
    const back = revive(JSON.parse(JSON.stringify(snapshot(state))));
    expect(back).toEqual(state);
  });

  it('of nothing, or of another age, is a new beginning', () => {
    expect(revive(null)).toEqual(initial);
    expect(revive({ version: 0 } as never)).toEqual(initial);
  });

  it('of another tab adds what this one lacks', () => {
    const both = merge(snapshot({ ...said(2), readByMe: 2 }))(said(1));
    expect(both.entries.map((e) => e.seq)).toEqual([1, 2]);
    expect(both.readByMe).toBe(2);
  });

  it('of another conversation is not mixed in', () => {
    const state = said(1);
    expect(merge(snapshot(said(2, 'other')))(state)).toBe(state);
  });
});
