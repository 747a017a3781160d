// Wires the socket to the desk: frames in, presence and typing out, and a fresh look after a break.
import type { Keep } from '../lib/keep';
import { newsOf, type News } from '../lib/news';
import type { EventFrame, Frame } from '../lib/frames';
import { apply, forgetTyping, typing_lasts_ms } from '../lib/reducers';
import { AgentSocket, type Line, type SocketLike } from '../lib/socket';
import type { Presence } from '../lib/types';
import { isJudgedAfar } from '../lib/view';
import { tell } from './bell';
import { desk, mayAct } from './desk.svelte';
import { leaving } from './leaving.svelte';
import { loadList, loadLive, loadViews } from './load';
import { notices } from './notices.svelte';
import { outbox } from './outbox.svelte';
import { router } from './router.svelte';
import { told } from './told.svelte';
import { called, t } from './words.svelte';

const settle_ms = 400;
/** Views with words in them are counted by the service alone: not at every event. */
const recount_ms = 3000;

class LineState {
  state = $state<Line>('connecting');
  retryAt = $state<number | null>(null);
  brokenAt = $state<number | null>(null);
  onRefused: () => void = () => {};
  keep: Keep | null = null;
  private looking: { ticket: number | null; editing: boolean } = { ticket: null, editing: false };
  private refresh: ReturnType<typeof setTimeout> | undefined;
  private recount: ReturnType<typeof setTimeout> | undefined;
  private opened = 0;

  private readonly socket = new AgentSocket({
    connect: () => new WebSocket(address()) as unknown as SocketLike,
    after: () => desk.value.seq,
    onFrame: (frame) => this.hear(frame),
    onLine: (state, retryAt) => this.turn(state, retryAt),
    onOpen: () => this.arrived(),
  });

  start(): void {
    this.opened = 0;
    this.socket.start();
    addEventListener('online', this.hurry);
  }
  stop(): void {
    removeEventListener('online', this.hurry);
    this.socket.stop();
    clearTimeout(this.refresh);
    clearTimeout(this.recount);
  }
  hurry = (): void => this.socket.hurry();

  presence(state: Presence): void {
    this.socket.say({ type: 'presence', state });
    this.keep?.setPresence(state);
    desk.set((d) => (d.me ? { ...d, me: { ...d.me, presence: state } } : d));
  }

  /** Tells the others what I look at; said again after every reconnect. */
  look(ticket: number | null, editing: boolean): void {
    if (this.looking.ticket === ticket && this.looking.editing === editing) return;
    this.looking = { ticket, editing };
    this.socket.say({ type: 'viewing', ...this.looking });
  }
  typing(ticket: number, on: boolean): void {
    this.socket.say({ type: 'typing', ticket, on });
  }
  read(ticket: number, seq: number): void {
    this.socket.say({ type: 'read', ticket, seq });
  }

  private hear(frame: Frame): void {
    if (frame.type === 'reset') return this.reset(frame);
    const before = desk.value;
    desk.set((d) => apply(d, frame, Date.now()));
    if (frame.type === 'typing') setTimeout(() => this.tidy(), typing_lasts_ms + 50);
    if (this.state === 'open') this.ringFor(newsOf(before, frame));
    told.hear(frame, this.state === 'open');
    if (desk.value.viewsStale || desk.value.liveStale) this.refreshSoon();
    this.follow(frame);
    if (frame.type === 'event' && before.views.some((view) => isJudgedAfar(view.filter))) this.recountSoon();
  }

  private recountSoon(): void {
    this.recount ??= setTimeout(() => {
      this.recount = undefined;
      loadViews().catch(() => {});
    }, recount_ms);
  }

  private tidy(): void {
    desk.set((d) => forgetTyping(d, Date.now()));
  }

  /** What stands before one's eyes is read from the thread itself and needs no bell. */
  private ringFor(news: News | null): void {
    if (!news || (router.openId === String(news.ticket) && !document.hidden)) return;
    tell(news);
    const key = news.kind === 'waiting' ? 'bell.waiting' : 'bell.wrote';
    const who = called({ name: news.who });
    notices.announce(`${t(key, { who })}: ${news.text}`);
  }

  private follow(frame: Frame): void {
    if (frame.type !== 'event') return;
    const { event, data } = frame as EventFrame;
    if (event === 'content.loaded') notices.good(t('content.now_live'));
    if (event === 'message.created') leaving.heard((data as { ticket?: number }).ticket);
    const id = event === 'message.created' && (data as { id?: string }).id;
    if (id) outbox.stored(id);
  }

  /** The service cannot replay so far back: everything on the screen is read again. */
  private reset(frame: Frame): void {
    const seq = Number((frame as { seq?: unknown }).seq) || 0;
    desk.set((d) => ({ ...d, seq, threads: {} }));
    this.reread();
  }

  /** Every socket opening after the first: the lists may have moved more than events say. */
  private arrived(): void {
    const state = desk.value.me?.presence;
    if (state && mayAct()) this.socket.say({ type: 'presence', state });
    if (this.looking.ticket !== null) this.socket.say({ type: 'viewing', ...this.looking });
    if (this.opened++ > 0) {
      this.reread();
      told.count().catch(() => {});
      notices.announce(t('line.back'));
    }
    outbox.flush();
  }

  private refreshSoon(): void {
    clearTimeout(this.refresh);
    this.refresh = setTimeout(() => this.reread(), settle_ms);
  }

  private reread(): void {
    const { view, q, sort } = desk.value.list;
    const isBot = router.currentView === 'bot' || view === '';
    const list = isBot ? loadLive() : loadList({ view, q, sort });
    const moved = () => desk.value.viewsStale && this.refreshSoon();
    Promise.all([loadViews(), list]).then(moved, () => {});
  }

  private turn(state: Line, retryAt: number | null): void {
    if (state === 'broken' && this.state === 'open') {
      this.brokenAt = Date.now();
      notices.announce(t('line.lost'));
    }
    this.state = state === 'connecting' && this.brokenAt ? 'broken' : state;
    this.retryAt = retryAt;
    if (state === 'open') this.brokenAt = null;
    if (state === 'refused') this.onRefused();
  }
}

function address(): string {
  const secure = location.protocol === 'https:';
  return `${secure ? 'wss' : 'ws'}://${location.host}/ws/agent`;
}

export const line = new LineState();
