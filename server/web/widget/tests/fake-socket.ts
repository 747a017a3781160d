// A WebSocket under the test's control: what was sent, and what the server says.
export class FakeSocket {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.readyState = 3;
  }

  accept(): this {
    this.readyState = 1;
    this.onopen?.();
    return this;
  }

  say(frame: object): this {
    this.onmessage?.({ data: JSON.stringify(frame) });
    return this;
  }

  welcome(more: object = {}): this {
    return this.accept().say({
      type: 'welcome',
      session: 's1',
      conversation: 'c1',
      owner: 'bot',
      seq: 0,
      events: [],
      agent: null,
      hours: { open: true },
      greeting: null,
      ...more,
    });
  }

  fail(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  types(): unknown[] {
    return this.sent.map((frame) => frame['type']);
  }
}

export const openFake = () => new FakeSocket() as unknown as WebSocket;
