// The one socket to `/ws/agent`: greets with the last number seen, pings, and comes back after a break.
// Knows the connection; what frames mean is the reducers' business.
import type { Frame } from './frames';

export type Line = 'connecting' | 'open' | 'broken' | 'refused';

export interface SocketLike {
  readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface Options {
  connect: () => SocketLike;
  after: () => number;
  onFrame: (frame: Frame) => void;
  onLine: (line: Line, retryAt: number | null) => void;
  onOpen: () => void;
  now?: () => number;
  random?: () => number;
}

const ping_every_ms = 25000;
const pong_within_ms = 10000;
const first_wait_ms = 500;
const longest_wait_ms = 15000;
const session_over = [4401, 4403];
const open_state = 1;

/** Doubles from half a second to fifteen, each wait between half and all of it. */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(longest_wait_ms, first_wait_ms * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

export class AgentSocket {
  private socket: SocketLike | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setInterval> | undefined;
  private pong: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private mendedAt = -1;
  private readonly options: Required<Options>;

  constructor(options: Options) {
    this.options = { now: Date.now, random: Math.random, ...options };
  }

  start(): void {
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.letGo();
  }

  /** Tries at once instead of waiting: the network is back, or the user asked. */
  hurry(): void {
    if (this.stopped || this.socket?.readyState === open_state) return;
    clearTimeout(this.retry);
    this.attempt = 0;
    this.connect();
  }

  /** Says something passing (presence, typing). Dropped while there is no line: it would be stale later. */
  say(frame: Record<string, unknown>): void {
    if (this.socket?.readyState === open_state) this.socket.send(JSON.stringify(frame));
  }

  private connect(): void {
    this.letGo();
    this.options.onLine('connecting', null);
    const socket = this.options.connect();
    this.socket = socket;
    socket.onopen = () => this.greet();
    socket.onmessage = (event) => this.hear(event.data);
    socket.onclose = (event) => this.lost(event.code);
  }

  private letGo(): void {
    clearInterval(this.ping);
    clearTimeout(this.pong);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private greet(): void {
    this.say({ type: 'hello', after: this.options.after() });
    this.ping = setInterval(() => this.knock(), ping_every_ms);
  }

  private knock(): void {
    this.say({ type: 'ping' });
    clearTimeout(this.pong);
    this.pong = setTimeout(() => this.lost(0), pong_within_ms);
  }

  private hear(data: unknown): void {
    clearTimeout(this.pong);
    const frame = parse(data);
    if (!frame || frame.type === 'pong') return;
    if (this.hasGap(frame)) return this.mend();
    this.options.onFrame(frame);
    if (frame.type === 'welcome') this.arrived();
  }

  private arrived(): void {
    this.attempt = 0;
    this.options.onLine('open', null);
    this.options.onOpen();
  }

  /** Numbers are dense over the desk: a jump means something was lost on the way. */
  private hasGap(frame: Frame): boolean {
    const seq = frame.type === 'event' ? (frame as { seq?: unknown }).seq : undefined;
    const after = this.options.after();
    return typeof seq === 'number' && seq > after + 1 && this.mendedAt !== after;
  }

  /** Asks once for what is missing; if the service skips it again, it was never there. */
  private mend(): void {
    this.mendedAt = this.options.after();
    this.connect();
  }

  private lost(code: number): void {
    this.letGo();
    if (this.stopped) return;
    if (session_over.includes(code)) return this.options.onLine('refused', null);
    const wait = backoffMs(this.attempt++, this.options.random());
    this.options.onLine('broken', this.options.now() + wait);
    this.retry = setTimeout(() => this.connect(), wait);
  }
}

function parse(data: unknown): Frame | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    return frame && typeof frame === 'object' && 'type' in frame ? (frame as Frame) : null;
  } catch {
    return null;
  }
}
