// The chat on the page: joins the conversation with what is seen of it. Fetched as a part.
import { Chat } from './chat';
import type { Config } from './config';
import { attr, wear } from './dom';
import type { Face, Host } from './host';
import { attempt, Memory } from './memory';
import type { More } from './more';
import { directionOf, pick } from './names';
import { showInTitle } from './notice';
import type { Prompt, Prompter } from './prompts';
import type { Field, ServerFrame } from './protocol';
import { unread, type State } from './store';
import logCss from './styles/log.css?inline';
import panelCss from './styles/panel.css?inline';
import { en, type Texts } from './texts/en';
import type { Acts } from './views/acts';
import { panelView } from './views/panel';
import { Words } from './words';

export class Room implements Face, Acts {
  readonly #host: Host;
  readonly chat: Chat;
  readonly site: string;
  readonly base: string;
  readonly #tab: Memory;
  readonly #kept: Memory;
  #panel!: ReturnType<typeof panelView>;
  #words = new Words('en', 'en');
  #life = new AbortController();
  #worn = false;
  #prompter: Prompter | null = null;
  #teaser: ReturnType<More['teaserView']> | null = null;

  constructor(host: Host) {
    this.#host = host;
    const { config } = host;
    this.site = config.site;
    this.base = config.origin;
    this.#kept = new Memory(config.site);
    this.#tab = new Memory(config.site, attempt(() => sessionStorage) ?? null);
    this.chat = new Chat({
      site: config.site,
      url: config.origin.replace(/^http/, 'ws') + '/ws/chat',
      locale: () => host.wishes()[0] ?? 'en',
      page: () => ({ url: location.href.slice(0, 2000), title: document.title, ...host.page }),
      memory: this.#kept,
      tab: this.#tab,
    });
    this.chat.identity = config.identity;
    wear(host.root, panelCss + logCss);
    this.#build();
    this.setLocale();
    this.chat.watch((state, before, frame) => this.#changed(state, before, frame));
    const { signal } = this.#life;
    document.addEventListener('visibilitychange', () => this.#looked(), { signal });
    window.visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    if (this.chat.known) this.chat.connect();
    if (this.#tab.get('open') && !matchMedia('(max-width: 480px)').matches) this.open();
  }

  open(draft?: string): void {
    this.chat.connect();
    this.chat.setOpen(true);
    this.#host.hidden = false;
    if (draft && !this.#panel.composer.text()) this.#panel.composer.draft(draft);
    this.#fit();
  }

  close(): void {
    const { root, launcher } = this.#host;
    const inside = root.activeElement !== null;
    this.chat.setOpen(false);
    if (inside) launcher.el.focus();
  }

  toggle(): void {
    if (this.chat.state.open) this.close();
    else this.open();
  }

  identify(token: string | null): void {
    this.chat.identify(token);
  }

  update(change: Partial<Config>): void {
    if (change.segments !== undefined) this.#prompter?.know(change.segments);
    if (change.identity !== undefined) this.identify(change.identity);
    if (change.locale !== undefined || change.name !== undefined) this.setLocale();
  }

  setContext(page: { url?: string }): void {
    this.#prompter?.look(page.url);
  }

  setLocale(): void {
    const wishes = this.#host.wishes();
    const lang = pick(wishes);
    const full = wishes.find((wish) => wish.toLowerCase().startsWith(lang)) ?? lang;
    if (lang === 'en') return this.#speak(new Words('en', 'en'));
    if (!this.#host.has(lang)) this.#speak(new Words('en', 'en')); // until its own are here
    this.#host.need(lang, (texts) => {
      if (pick(this.#host.wishes()) === lang) this.#speak(new Words(lang, full, texts as Texts));
    });
  }

  consent(granted: boolean): void {
    this.chat.consent(granted);
  }

  form(fields: Field[]): void {
    this.chat.setForm(fields);
  }

  track(event: string, data?: object): void {
    this.chat.track(event, data);
  }

  proactive(...prompts: Prompt[]): void {
    this.later((more) => {
      this.#prompter ??= this.#prompt(more);
      this.#prompter.add(prompts);
    });
  }

  shutdown(): void {
    this.#host.config.identity = null;
    this.close();
    this.chat.forget();
    this.#tab.set('open', null);
    showInTitle(0);
  }

  stop(): void {
    this.#life.abort();
    this.chat.stop();
    this.#prompter?.stop();
    showInTitle(0);
  }

  #prompt(more: More): Prompter {
    const { config, page, launcher } = this.#host;
    const prompter = new more.Prompter(this.chat, this.#kept);
    prompter.know(config.segments);
    if (page.url) prompter.look(page.url);
    this.#teaser = more.teaserView(this.#words, this);
    launcher.hint.before(this.#teaser.el);
    return prompter;
  }

  #speak(words: Words): void {
    this.#words = words;
    this.#build();
  }

  #build(): void {
    const { root, launcher, config } = this.#host;
    const before = this.#panel;
    const typing = before?.el.contains(root.activeElement);
    const draft = before?.composer.text() ?? '';
    this.#panel = panelView(this.#words, this, { name: config.name, sound: this.#sounds });
    attr(this.#host, 'lang', this.#words.lang);
    attr(this.#host, 'dir', directionOf(this.#words.lang));
    before?.el.remove();
    launcher.hint.before(this.#panel.el);
    if (draft) this.#panel.composer.draft(draft);
    this.#render(this.chat.state);
    this.#panel.toEnd();
    if (typing) this.#panel.composer.focus();
  }

  press(seq: number, button: string, label: string): void {
    this.chat.post({ type: 'press', seq, button }, label);
    this.#panel.composer.focus();
  }

  discard(id: string): void {
    const { composer } = this.#panel;
    const text = this.chat.discard(id);
    if (!composer.text()) composer.draft(text);
    composer.focus();
  }

  sound(): boolean {
    this.#kept.set('sound', !this.#sounds);
    if (this.#sounds) this.later((more) => more.ring());
    return this.#sounds;
  }

  begin(conversation: string): boolean {
    const done = this.chat.begin(conversation);
    if (done) this.#panel.composer.focus();
    return done;
  }

  /** What is seldom needed is fetched the first time. */
  later(then: (more: More) => void): void {
    const { root } = this.#host;
    this.#host.need('more', (more) => {
      if (!this.#worn) wear(root, more.css);
      this.#worn = true;
      Object.assign(en, more.texts);
      this.#words.complete(this.#host, () => then(more));
    });
  }

  get #sounds(): boolean {
    return this.#kept.get('sound') === true;
  }

  #changed(state: State, before: State, frame?: ServerFrame): void {
    const host = this.#host;
    this.#render(state);
    if (state.open !== before.open) this.#turned(state.open);
    if (state.refused && !before.refused) {
      console.warn('Deskbell: identity refused:', state.refused);
      host.emit('identity', { error: state.refused });
    }
    if (state.customer !== before.customer) host.emit('identity', { name: state.customer });
    if (state.owner !== before.owner)
      host.emit('owner', { owner: state.owner, ticket: state.ticket });
    if (unread(state) !== unread(before)) host.emit('unread', { count: unread(state) });
    if (frame?.type !== 'message' || state.entries === before.entries) return;
    host.emit('message', { seq: frame.seq, from: frame.from, text: frame.text });
    if (frame.from !== 'customer' && this.#sounds && (document.hidden || !state.open))
      this.later((more) => more.ring());
  }

  #render(state: State): void {
    const words = this.#words;
    const n = unread(state);
    const name = words.t(state.open ? 'close' : 'open');
    const full = n && !state.open ? `${name}. ${words.t('unread', { n })}` : name;
    this.#panel.el.hidden = !state.open;
    this.#host.launcher.update(state.open, n, full);
    this.#panel.update(state, new Date());
    this.#teaser?.update(state);
    this.#looked();
    showInTitle(document.hidden || !state.open ? unread(this.chat.state) : 0);
  }

  #turned(open: boolean): void {
    this.#tab.set('open', open || null);
    attr(this.#host, 'open', open);
    if (open) {
      this.#panel.toEnd();
      // A phone's keyboard would hide the conversation that was just asked for.
      if (matchMedia('(pointer: coarse)').matches) this.#panel.el.focus();
      else this.#panel.composer.focus();
    }
    this.#host.emit(open ? 'open' : 'close');
  }

  /** Open and in front: what is there has been read. */
  #looked(): void {
    if (this.chat.state.open && !document.hidden) this.chat.read();
  }

  /** Keeps the composer above a phone's keyboard. */
  #fit(): void {
    const view = window.visualViewport;
    if (!view) return;
    this.#host.style.setProperty('--view-height', `${view.height}px`);
    this.#host.style.setProperty('--view-top', `${view.offsetTop}px`);
    this.#panel.toEnd();
  }
}
