import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentSocket, backoffMs, type Line, type SocketLike } from '../src/lib/socket';
import type { Frame } from '../src/lib/frames';

class Wire implements SocketLike {
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.(undefined as never);
  }
  hear(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }
  breaks(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

let wires: Wire[];
let seq: number;
let heard: Frame[];
let lines: Line[];
let socket: AgentSocket;
const last = () => wires[wires.length - 1] as Wire;
const event = (n: number) => ({ type: 'event', seq: n, event: 'x', data: {} });

beforeEach(() => {
  vi.useFakeTimers();
  [wires, heard, lines, seq] = [[], [], [], 40];
  socket = new AgentSocket({
    connect: () => (wires.push(new Wire()), last()),
    after: () => seq,
    onFrame: (frame) => {
      heard.push(frame);
      if (frame.type === 'event') seq = Number((frame as { seq: number }).seq);
    },
    onLine: (line) => lines.push(line),
    onOpen: () => {},
    random: () => 1,
  });
  socket.start();
});
afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

describe('the line to the service', () => {
  it('greets with the last number it has seen, also after a break', () => {
    last().open();
    expect(last().sent[0]).toEqual({ type: 'hello', after: 40 });
    last().hear({ type: 'welcome', seq: 40 });
    last().hear(event(41));
    last().breaks();
    vi.advanceTimersByTime(500);
    last().open();
    expect(wires).toHaveLength(2);
    expect(last().sent[0]).toEqual({ type: 'hello', after: 41 });
  });

  it('waits longer each time it fails, and starts over once it is welcome', () => {
    for (const wait of [500, 1000, 2000]) {
      last().breaks();
      const before = wires.length;
      vi.advanceTimersByTime(wait - 1);
      expect(wires).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(wires).toHaveLength(before + 1);
    }
    last().open();
    last().hear({ type: 'welcome' });
    last().breaks();
    vi.advanceTimersByTime(500);
    expect(wires).toHaveLength(5);
  });

  it('never waits longer than fifteen seconds and never less than a quarter', () => {
    expect(backoffMs(30, 1)).toBe(15000);
    expect(backoffMs(0, 0)).toBe(250);
  });

  it('asks again when a number is missing, before anything is shown out of order', () => {
    last().open();
    last().hear({ type: 'welcome' });
    last().hear(event(43));
    expect(heard.filter((f) => f.type === 'event')).toEqual([]);
    last().open();
    expect(last().sent[0]).toEqual({ type: 'hello', after: 40 });
  });

  it('accepts a gap that the service repeats, instead of asking for ever', () => {
    last().open();
    last().hear(event(43));
    last().open();
    last().hear(event(43));
    expect(wires).toHaveLength(2);
    expect(seq).toBe(43);
  });

  it('gives up a line on which no pong comes back', () => {
    last().open();
    last().hear({ type: 'welcome' });
    vi.advanceTimersByTime(25000);
    expect(last().sent.at(-1)).toEqual({ type: 'ping' });
    vi.advanceTimersByTime(10000);
    expect(lines.at(-1)).toBe('broken');
  });

  it('stays on a line that answers', () => {
    last().open();
    last().hear({ type: 'welcome' });
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(25000);
      last().hear({ type: 'pong' });
    }
    expect(wires).toHaveLength(1);
  });

  it('does not come back when the session is over', () => {
    last().open();
    last().breaks(4401);
    vi.advanceTimersByTime(60000);
    expect(lines.at(-1)).toBe('refused');
    expect(wires).toHaveLength(1);
  });

  it('comes back at once when the network does', () => {
    last().breaks();
    socket.hurry();
    expect(wires).toHaveLength(2);
  });

  it('drops passing words while there is no line, and survives nonsense', () => {
    socket.say({ type: 'typing', ticket: 1, on: true });
    expect(last().sent).toEqual([]);
    last().open();
    for (const nonsense of ['', '[', 'null', '7', '{}']) last().hear(nonsense);
    expect(heard).toEqual([]);
  });
});
