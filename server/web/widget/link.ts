// One WebSocket that is kept alive: greets, pings, notices silence, comes back with growing,
// jittered
// pauses. Knows frames only as JSON objects; what they mean is the chat's business.

export type LinkState = 'connecting' | 'online' | 'offline';

export interface LinkOptions {
  url: string;
  /** The first frame of each connection. */
  hello: () => object;
  onFrame: (frame: { type: string }) => void;
  onState: (state: LinkState) => void;
  random?: () => number;
  open?: (url: string) => WebSocket;
}

export const timing = {
  pause_first_ms: 500,
  pause_max_ms: 30_000,
  pause_refused_ms: 60_000,
  welcome_within_ms: 10_000,
  ping_every_ms: 20_000,
  pong_within_ms: 10_000,
};
const closed_hostile = 1008;

/** How long to wait before try number `attempt` (from 0): exponential, half of it by chance. */
export function pause(attempt: number, random: () => number): number {
  const whole = Math.min(timing.pause_max_ms, timing.pause_first_ms * 2 ** attempt);
  return whole / 2 + (whole / 2) * random();
}

export class Link {
  #socket: WebSocket | null = null;
  #attempt = 0;
  #greeted = false;
  #retry: Timer;
  #watch: Timer;
  #life: AbortController | null = null;
  readonly #options: LinkOptions;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  get online(): boolean {
    return this.#greeted;
  }

  start(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const wake = () => this.#wake();
    addEventListener('online', wake, { signal });
    addEventListener('pageshow', wake, { signal });
    addEventListener('offline', () => this.#lose(), { signal });
    document.addEventListener('visibilitychange', wake, { signal });
    this.#connect();
  }

  stop(): void {
    this.#life?.abort();
    this.#life = null;
    this.#drop();
  }

  /** Leaves this connection and greets anew at once. */
  restart(): void {
    if (!this.#life) return;
    this.#drop();
    this.#connect();
  }

  /** True if the frame went to the socket. */
  send(frame: object): boolean {
    if (!this.#greeted || this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The network or the customer is back: try now instead of after the pause. */
  #wake(): void {
    if (document.hidden || this.#socket) return;
    this.#attempt = 0;
    this.#connect();
  }

  #lose(): void {
    this.#drop();
    this.#later(0);
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#options.onState('connecting');
    let socket: WebSocket;
    try {
      socket = (this.#options.open ?? ((url) => new WebSocket(url)))(this.#options.url);
    } catch {
      return this.#later(0);
    }
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#options.hello()));
    socket.onmessage = (event) => this.#heard(event.data);
    socket.onclose = (event) => {
      this.#drop();
      this.#later(event.code);
    };
    this.#expect(timing.welcome_within_ms);
  }

  #heard(data: unknown): void {
    this.#expect(timing.ping_every_ms, () => {
      this.send({ type: 'ping' });
      this.#expect(timing.pong_within_ms);
    });
    const frame = parsed(data);
    if (!frame) return;
    if (frame.type === 'welcome') {
      this.#attempt = 0;
      this.#greeted = true;
    }
    this.#options.onFrame(frame);
    if (frame.type === 'welcome') this.#options.onState('online');
  }

  /** Unless something is heard before, `then` happens; by default the connection counts as dead. */
  #expect(within: number, then = () => this.#lose()): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(then, within);
  }

  #drop(): void {
    clearTimeout(this.#watch);
    clearTimeout(this.#retry);
    this.#greeted = false;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #later(code: number): void {
    this.#options.onState('offline');
    if (!this.#life) return;
    const wait =
      code === closed_hostile
        ? timing.pause_refused_ms
        : pause(this.#attempt++, this.#options.random ?? Math.random);
    this.#retry = setTimeout(() => this.#connect(), wait);
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;

function parsed(data: unknown): { type: string } | null {
  try {
    const frame = JSON.parse(String(data));
    return typeof frame?.type === 'string' ? frame : null;
  } catch {
    return null;
  }
}
