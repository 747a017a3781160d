// The conversation at work: joins state, socket, outbox and memory. Knows no DOM.
import { Link } from './link';
import { Memory } from './memory';
import { items_max, Outbox, type OutItem } from './outbox';
import type { Consent, Field, OutFrame, ServerFrame, WelcomeFrame } from './protocol';
import { merge, revive, snapshot, type Snapshot } from './snapshot';
import { hasGap, lastTheirs, reduce, type Action, type State } from './store';

export interface ChatOptions {
  site: string;
  url: string;
  locale: () => string;
  page: () => { url: string; title: string };
  memory?: Memory;
  /** What else keeps still until the visitor has agreed. */
  tab?: Memory;
  open?: (url: string) => WebSocket;
}

export type Body = OutFrame extends infer F ? (F extends OutFrame ? Omit<F, 'id'> : never) : never;
export type Listener = (state: State, before: State, frame?: ServerFrame) => void;

export const limits = {
  again_after_ms: 5_000,
  ack_within_ms: 15_000,
  gap_after_ms: 1_500,
  gap_every_ms: 20_000,
};
/** Refusals that pass by themselves; any other is the message's own fault. */
const passing = ['rate_limited', 'unavailable'];

export class Chat {
  state: State;
  identity: string | null = null;
  #options: ChatOptions;
  #memory: Memory;
  #outbox: Outbox;
  #link: Link;
  #session: string | null;
  #listeners = new Set<Listener>();
  #timers: Record<string, ReturnType<typeof setTimeout> | undefined> = {};
  #gapAt = 0;
  #details: Record<string, string> | null = null;
  #deaf: () => void;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#memory = options.memory ?? new Memory(options.site);
    this.#outbox = new Outbox(this.#memory);
    this.#session = this.#memory.get('session');
    if (!this.#session) this.#hold();
    this.state = revive(this.#session ? this.#memory.get<Snapshot>('log') : null);
    this.#adopt();
    this.#link = new Link({
      url: options.url,
      open: options.open,
      hello: () => this.#hello(),
      onFrame: (frame) => this.#heard(frame as ServerFrame),
      onState: (link) => this.#linked(link),
    });
    this.#deaf = this.#memory.watch((name) => this.#told(name));
  }

  /** True when there is something to come back to: then the socket opens with the page. */
  get known(): boolean {
    return this.#session !== null || this.state.pending.length > 0;
  }

  watch(listener: Listener): void {
    this.#listeners.add(listener);
  }

  connect(): void {
    this.#link.start();
  }

  /** Who the shop says it is; greets anew. */
  identify(token: string | null): void {
    if (token === this.identity) return;
    this.identity = token;
    this.#apply({ type: 'refused', why: '' });
    if (token) this.connect();
    this.#link.restart();
  }

  /** Puts it into the outbox; false when the outbox is full. `text` is what the log shows. */
  post(body: Body, text = ''): boolean {
    if (this.state.pending.length >= items_max) return false;
    this.#queue({ frame: { ...body, id: uuid() } as OutFrame, text, at: new Date().toISOString() });
    this.connect();
    const fields = this.#details;
    this.#details = null;
    if (fields) this.post({ type: 'details', fields });
    return true;
  }

  retry(id: string): void {
    const item = this.#pending(id);
    if (item) this.#queue({ ...item, failed: undefined });
  }

  discard(id: string): void {
    this.#outbox.remove(id);
    this.#apply({ type: 'dropped', id });
  }

  typing(on: boolean): void {
    if (this.state.owner === 'agent' || this.state.owner === 'queue')
      this.#link.send({ type: 'typing', on });
  }

  read(): void {
    const seq = lastTheirs(this.state);
    if (seq <= this.state.readByMe) return;
    this.#apply({ type: 'read', seq });
    this.#link.send({ type: 'read', seq });
  }

  setOpen(open: boolean): void {
    this.#apply({ type: 'open', open });
  }

  /** The visitor's yes or no to what the site asks; a no takes an earlier yes back. */
  consent(granted: boolean): void {
    const asked = this.state.consent ?? this.agreed;
    if (!asked || this.state.pending.some((item) => item.frame.type === 'consent')) return;
    const { purpose, version } = asked;
    this.post({ type: 'consent', purpose, version, granted });
  }

  /** What the visitor says of themselves before the first message; it goes with that. */
  details(fields: Record<string, string>): void {
    this.#details = fields;
    this.#apply({ type: 'form', form: [] });
  }

  /** The shop's form for strangers. */
  setForm(form: Field[]): void {
    if (!this.#details) this.#apply({ type: 'form', form });
  }

  /** What the shop says first on this page; empty takes it back. */
  tease(text: string): void {
    this.#apply({ type: 'teaser', text });
  }

  /** What was agreed to in this browser. */
  get agreed(): Consent | null {
    return this.#memory.get('consent');
  }

  /** Opens this conversation again, for the requests that carry files. */
  get session(): string | null {
    return this.#session;
  }

  /** For the timeline of the customer; lost where nobody hears it. */
  track(event: string, data?: object): void {
    if (!this.state.consent) this.#link.send({ type: 'track', event, data });
  }

  /** Forgets the conversation and who it was in this browser. */
  forget(): void {
    this.#link.stop();
    this.identity = null;
    for (const { frame } of this.state.pending) this.discard(frame.id);
    for (const name of ['log', 'consent']) this.#memory.set(name, null);
    this.#options.tab?.set('open', null);
    this.#remember(null);
    this.#hold();
    this.#apply({ type: 'reset' });
  }

  /** Forgets all and greets as a newcomer. */
  renew(): void {
    this.forget();
    this.connect();
  }

  #hold(): void {
    this.#memory.hold();
    this.#options.tab?.hold();
  }

  #release(): void {
    this.#memory.release();
    this.#options.tab?.release();
  }

  stop(): void {
    this.#link.stop();
    this.#deaf();
    Object.values(this.#timers).forEach(clearTimeout);
    this.#listeners.clear();
  }

  #hello(): object {
    return {
      type: 'hello',
      site: this.#options.site,
      session: this.#session,
      after: this.#session ? this.state.seen : 0,
      locale: this.#options.locale(),
      page: this.#options.page(),
      identity: this.identity,
    };
  }

  #heard(frame: ServerFrame): void {
    if (frame.type === 'error') return this.#refused(frame.code, frame.id, frame.message);
    if (frame.type === 'welcome' && !this.#accept(frame)) return;
    const answered = frame.type === 'ack' && this.#pending(frame.id)?.frame;
    if ((frame.type === 'ack' || frame.type === 'message') && frame.id)
      this.#outbox.remove(frame.id);
    this.#apply({ type: 'frame', frame });
    if (answered && answered.type === 'consent') return this.#answered(answered.granted);
    this.#mindGap();
  }

  #answered(granted: boolean): void {
    if (!granted) return this.renew();
    this.#release();
    this.#deliverAll();
  }

  /** False when what we remember is not what the server has: then all is asked for again. */
  #accept({ session, conversation, seq, consent }: WelcomeFrame): boolean {
    const { state } = this;
    if (consent) {
      if (!this.#memory.held) this.#hold();
      this.#memory.set('consent', consent);
    } else this.#release();
    this.#remember(session);
    if ((!state.conversation || state.conversation === conversation) && seq >= state.seen)
      return true;
    this.#apply({ type: 'reset' });
    if (state.seen) this.#link.restart();
    return !state.seen;
  }

  #refused(code: string, id?: string, why = code): void {
    const item = this.#pending(id);
    if (item && passing.includes(code))
      this.#after('again', limits.again_after_ms, () => this.#deliverAll());
    else if (item?.text) {
      this.#queue({ ...item, failed: code });
      if (code === 'unauthorized') this.#link.restart(); // a yes was taken back, or who this is
    } else if (item) {
      this.discard(item.frame.id);
      if (item.frame.type === 'consent') this.#link.restart(); // another text by now
    } else if (!this.#link.online && this.identity && code === 'unauthorized') {
      this.identity = null; // goes on as a guest, and says so
      this.#apply({ type: 'refused', why });
      this.#link.restart();
    } else if (
      !this.#link.online &&
      this.#session &&
      (code === 'unauthorized' || code === 'not_found')
    ) {
      this.#remember(null); // the session has ended: begin a new one, what is unsent goes there
      this.#link.restart();
    }
  }

  #linked(link: State['link']): void {
    this.#apply({ type: 'link', link });
    if (link !== 'online') return;
    this.#adopt();
    this.#deliverAll();
  }

  /** Takes in what other tabs, or this page before a reload, have left unsent. */
  #adopt(): void {
    for (const item of this.#outbox.list())
      if (!this.#pending(item.frame.id)) this.#apply({ type: 'queued', item });
  }

  #queue(item: OutItem): void {
    this.#outbox.put(item);
    this.#apply({ type: 'queued', item });
    this.#deliver(item);
  }

  #deliverAll(): void {
    for (const item of this.state.pending) this.#deliver(item);
  }

  #deliver(item: OutItem): void {
    if (item.failed || (this.state.consent && item.frame.type !== 'consent')) return;
    if (!this.#link?.send(item.frame)) return;
    this.#after('ack', limits.ack_within_ms, () => {
      if (this.state.pending.some((waiting) => !waiting.failed)) this.#link.restart();
    });
  }

  #pending(id?: string): OutItem | undefined {
    return this.state.pending.find((item) => item.frame.id === id);
  }

  /** A number that stays missing is fetched by greeting anew; not more often than now and then. */
  #mindGap(): void {
    if (!hasGap(this.state)) return;
    this.#after('gap', limits.gap_after_ms, () => {
      if (!hasGap(this.state) || Date.now() - this.#gapAt < limits.gap_every_ms) return;
      this.#gapAt = Date.now();
      this.#link.restart();
    });
  }

  /** Another tab has written to the memory: a message, a new session, a log-out. */
  #told(name: string): void {
    const saved = this.#memory.get<Snapshot>('log');
    if (name === 'log' && saved) this.#become(merge(this.state, saved));
    const session = this.#memory.get<string>('session');
    if (name !== 'session' || session === this.#session) return;
    this.#session = session;
    if (this.#memory.held) this.#hold(); // what waited was of another conversation
    this.#apply({ type: 'reset' });
    if (!session) return this.#link.stop();
    this.connect();
    this.#link.restart();
  }

  #remember(session: string | null): void {
    this.#session = session;
    this.#memory.set('session', session);
  }

  #apply(action: Action): void {
    this.#become(reduce(this.state, action), action.type === 'frame' ? action.frame : undefined);
  }

  #become(state: State, frame?: ServerFrame): void {
    const before = this.state;
    if (state === before) return;
    this.state = state;
    if (state.entries !== before.entries || state.readByMe !== before.readByMe) {
      this.#memory.set('log', this.#session && snapshot(state));
    }
    for (const listener of this.#listeners) listener(state, before, frame);
  }

  #after(name: string, ms: number, then: () => void): void {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(then, ms);
  }
}

/** A random UUID; `crypto.randomUUID` is missing on plain http. */
function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+c / 4)))).toString(16),
  );
}
