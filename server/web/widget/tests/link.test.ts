// The connection: how it notices death, and how it comes back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Link, pause, timing } from '../link';
import { FakeSocket, openFake } from './fake-socket';

let states: string[];
let link: Link;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  states = [];
  link = new Link({
    url: 'ws://x',
    hello: () => ({ type: 'hello' }),
    onFrame: () => {},
    onState: (s) => states.push(s),
    random: () => 1,
    open: openFake,
  });
  link.start();
});
afterEach(() => {
  link.stop();
  vi.useRealTimers();
});

describe('a pause', () => {
  it('doubles, has an upper bound, and is half chance', () => {
    expect([0, 1, 2, 20].map((n) => pause(n, () => 1))).toEqual([
      500,
      1000,
      2000,
      timing.pause_max_ms,
    ]);
    expect(pause(1, () => 0)).toBe(500);
  });
});

describe('a link', () => {
  it('greets first and is online with the welcome, not before', () => {
    FakeSocket.last.accept();
    expect(FakeSocket.last.types()).toEqual(['hello']);
    expect(link.online).toBe(false);
    FakeSocket.last.welcome();
    expect(states).toEqual(['connecting', 'online']);
  });

  it('comes back after longer and longer pauses, and starts over once it was welcome', () => {
    FakeSocket.last.fail();
    vi.advanceTimersByTime(500);
    FakeSocket.last.fail();
    vi.advanceTimersByTime(999);
    expect(FakeSocket.all).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(3);
    FakeSocket.last.welcome().fail();
    vi.advanceTimersByTime(500);
    expect(FakeSocket.all).toHaveLength(4);
  });

  it('pings when it is quiet and gives up a connection that does not answer', () => {
    const first = FakeSocket.last.welcome();
    vi.advanceTimersByTime(timing.ping_every_ms);
    expect(first.types().at(-1)).toBe('ping');
    vi.advanceTimersByTime(timing.pong_within_ms);
    expect(states.at(-1)).toBe('offline');
    vi.advanceTimersByTime(500);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('stays while pings are answered', () => {
    const only = FakeSocket.last.welcome();
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(timing.ping_every_ms);
      only.say({ type: 'pong' });
    }
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('does not wait for ever for a welcome', () => {
    FakeSocket.last.accept();
    vi.advanceTimersByTime(timing.welcome_within_ms);
    expect(states.at(-1)).toBe('offline');
  });

  it('tries at once when the network is back', () => {
    FakeSocket.last.fail();
    dispatchEvent(new Event('online'));
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('notices at once that the network is gone', () => {
    FakeSocket.last.welcome();
    dispatchEvent(new Event('offline'));
    expect(states.at(-1)).toBe('offline');
  });

  it('keeps away for a while when it was thrown out', () => {
    FakeSocket.last.fail(1008);
    vi.advanceTimersByTime(timing.pause_refused_ms - 1);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('sends nothing while nobody listens, and says so', () => {
    expect(link.send({ type: 'message' })).toBe(false);
    FakeSocket.last.welcome();
    expect(link.send({ type: 'message' })).toBe(true);
  });

  it('is over when it is stopped', () => {
    link.stop();
    dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(120_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('does not fall over rubbish', () => {
    FakeSocket.last.welcome();
    for (const data of ['', 'no json', '[]', 'null', '7', '{"type":1}'])
      FakeSocket.last.onmessage?.({ data });
    expect(link.online).toBe(true);
  });
});
