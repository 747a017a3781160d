// The conversation at work: joins state, socket, outbox and memory. Knows no DOM.
import { Delivery, type Body } from './delivery';
import { Gap } from './gap';
import { Link } from './link';
import { Memory } from './memory';
import { Outbox } from './outbox';
import type { Consent, Field, ServerFrame, WelcomeFrame } from './protocol';
import { Session } from './session';
import { merge, revive, snapshot, type Snapshot } from './snapshot';
import {
  heard,
  lastTheirs,
  linked,
  looked,
  reset,
  set,
  type State,
  type Step,
} from './store';

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

export type Listener = (state: State, before: State, frame?: ServerFrame) => void;

export class Chat {
  state: State;
  identity: string | null = null;
  #options: ChatOptions;
  #memory: Memory;
  #delivery: Delivery;
  #link: Link;
  #session: Session;
  #listeners = new Set<Listener>();
  #gap: Gap;
  #details: Record<string, string> | null = null;
  #deaf: () => void;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#memory = options.memory ?? new Memory(options.site);
    this.#session = new Session(this.#memory, ...(options.tab ? [options.tab] : []));
    this.state = revive(this.session ? this.#memory.get<Snapshot>('log') : null);
    this.#link = new Link({
      url: options.url,
      open: options.open,
      hello: () => this.#hello(),
      onFrame: (frame) => this.#heard(frame as ServerFrame),
      onState: (link) => this.#linked(link),
    });
    this.#delivery = new Delivery(
      new Outbox(this.#memory),
      this.#link,
      () => this.state,
      (step) => this.#apply(step),
    );
    this.#delivery.adopt();
    this.#gap = new Gap(this.#link, () => this.state);
    this.#deaf = this.#memory.watch((name) => this.#told(name));
  }

  /** True when there is something to come back to: then the socket opens with the page. */
  get known(): boolean {
    return this.session !== null || this.state.pending.length > 0;
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
    this.#apply(set({ refused: '' }));
    if (token) this.connect();
    this.#link.restart();
  }

  /** Puts it into the outbox; false when the outbox is full. `text` is what the log shows. */
  post(body: Body, text = ''): boolean {
    if (!this.#delivery.post(body, text)) return false;
    this.connect();
    const fields = this.#details;
    this.#details = null;
    if (fields) this.post({ type: 'details', fields });
    return true;
  }

  say(text: string): boolean {
    return this.post({ type: 'message', text }, text);
  }

  /** Asks for a person; once. */
  handoff(): void {
    if (!this.#waits('handoff')) this.post({ type: 'handoff' });
  }

  retry(id: string): void {
    this.#delivery.retry(id);
  }

  /** Gives it up; what was written. */
  discard(id: string): string {
    const text = this.#delivery.pending(id)?.text ?? '';
    this.#delivery.discard(id);
    return text;
  }

  typing(on: boolean): void {
    if (this.state.owner === 'agent' || this.state.owner === 'queue')
      this.#link.send({ type: 'typing', on });
  }

  read(): void {
    const seq = lastTheirs(this.state);
    if (seq <= this.state.readByMe) return;
    this.#apply(looked(seq));
    this.#link.send({ type: 'read', seq });
  }

  setOpen(open: boolean): void {
    this.#apply(set({ open }));
  }

  /** The visitor's yes or no to what the site asks; a no takes an earlier yes back. */
  consent(granted: boolean): void {
    const asked = this.state.consent ?? this.agreed;
    if (!asked || this.#waits('consent')) return;
    const { purpose, version } = asked;
    this.post({ type: 'consent', purpose, version, granted });
  }

  /** Will not agree: back to the conversation before; false when there is none. */
  leave(): boolean {
    if (!this.#session.back()) return false;
    this.#apply(reset);
    this.#link.restart();
    return true;
  }

  /** What the visitor says of themselves before the first message; it goes with that. */
  details(fields: Record<string, string>): void {
    this.#details = fields;
    this.#apply(set({ form: [] }));
  }

  /** The shop's form for strangers. */
  setForm(form: Field[]): void {
    if (!this.#details && this.#session.isFirst) this.#apply(set({ form }));
  }

  /** What the shop says first on this page; empty takes it back. */
  tease(text: string): void {
    this.#apply(set({ teaser: text }));
  }

  /** What was agreed to in this browser. */
  get agreed(): Consent | null {
    return this.#memory.get('consent');
  }

  /** Opens this conversation again, for the requests that carry files. */
  get session(): string | null {
    return this.#session.token;
  }

  /** For the timeline of the customer; lost where nobody hears it. */
  track(event: string, data?: object): void {
    if (!this.state.consent) this.#link.send({ type: 'track', event, data });
  }

  /** Another conversation of the same customer, or a "new" one; not while something is to be sent. */
  begin(conversation: string): boolean {
    if (this.state.pending.some((item) => !item.failed)) return false;
    for (const { frame } of this.state.pending) this.discard(frame.id);
    this.#session.want(conversation);
    this.#apply(set({ form: [] }));
    this.#apply(reset);
    this.connect();
    this.#link.restart();
    return true;
  }

  /** Forgets the conversation and who it was in this browser. */
  forget(): void {
    this.#link.stop();
    this.identity = null;
    for (const { frame } of this.state.pending) this.discard(frame.id);
    for (const name of ['log', 'consent']) this.#memory.set(name, null);
    this.#options.tab?.set('open', null);
    this.#session.remember(null);
    this.#session.hold();
    this.#apply(reset);
  }

  stop(): void {
    this.#link.stop();
    this.#deaf();
    this.#delivery.stop();
    this.#gap.stop();
    this.#listeners.clear();
  }

  #waits(type: string): boolean {
    return this.state.pending.some(({ frame }) => frame.type === type);
  }

  #hello(): object {
    return {
      type: 'hello',
      site: this.#options.site,
      ...this.#session.hello,
      after: this.session ? this.state.seen : 0,
      locale: this.#options.locale(),
      page: this.#options.page(),
      identity: this.identity,
    };
  }

  #heard(frame: ServerFrame): void {
    if (frame.type === 'error') return this.#refused(frame.code, frame.id, frame.message);
    if (frame.type === 'welcome' && !this.#accept(frame)) return;
    const answered = frame.type === 'ack' && this.#delivery.pending(frame.id)?.frame;
    if ((frame.type === 'ack' || frame.type === 'message') && frame.id)
      this.#delivery.forget(frame.id);
    this.#apply(heard(frame), frame);
    if (answered && answered.type === 'consent') return this.#answered(answered.granted);
    this.#gap.mind();
  }

  #answered(granted: boolean): void {
    if (!granted) return this.forget(), this.connect();
    this.#session.release();
    this.#delivery.all();
  }

  /** False when what we remember is not what the server has: then all is asked for again. */
  #accept({ session, conversation, seq, consent, agreed }: WelcomeFrame): boolean {
    const { state } = this;
    if (consent) {
      if (!this.#memory.held) this.#session.hold();
      this.#memory.set('consent', consent);
    } else this.#session.release();
    if (agreed) this.#memory.set('consent', agreed); // on another device: it can be taken back
    this.#session.remember(session);
    if ((!state.conversation || state.conversation === conversation) && seq >= state.seen)
      return true;
    this.#apply(reset);
    if (state.seen) this.#link.restart();
    return !state.seen;
  }

  #refused(code: string, id?: string, why = code): void {
    if (this.#delivery.refused(code, id) || this.#link.online) return;
    if (this.#session.wanted && code === 'not_found') {
      this.#session.wanted = ''; // it is gone: back to where one was
      this.#link.restart();
    } else if (this.identity && code === 'unauthorized') {
      this.identity = null; // goes on as a guest, and says so
      this.#apply(set({ refused: why }));
      this.#link.restart();
    } else if (this.session && (code === 'unauthorized' || code === 'not_found')) {
      this.#session.remember(null); // the session has ended: begin a new one, what is unsent goes there
      this.#link.restart();
    }
  }

  #linked(link: State['link']): void {
    this.#apply(linked(link));
    if (link !== 'online') return;
    this.#delivery.adopt();
    this.#delivery.all();
  }

  /** Another tab has written to the memory: a message, a new session, a log-out. */
  #told(name: string): void {
    const saved = this.#memory.get<Snapshot>('log');
    if (name === 'log' && saved) this.#apply(merge(saved));
    if (name !== 'session' || !this.#session.reread()) return;
    this.#apply(reset);
    if (!this.session) return this.#link.stop();
    this.connect();
    this.#link.restart();
  }

  #apply(step: Step, frame?: ServerFrame): void {
    const before = this.state;
    const state = step(before);
    if (state === before) return;
    this.state = state;
    if (state.entries !== before.entries || state.readByMe !== before.readByMe) {
      this.#memory.set('log', this.session && snapshot(state));
    }
    for (const listener of this.#listeners) listener(state, before, frame);
  }
}
