// <deskbell-widget>: puts launcher and panel into a shadow root and joins them to the chat.
import { Chat } from './chat';
import { inkOn, type Config } from './config';
import { attr } from './dom';
import { fetchTexts, onTexts } from './languages';
import { attempt, Memory } from './memory';
import { ring, showInTitle } from './notice';
import { Prompter, type Prompt } from './prompts';
import type { Field, ServerFrame } from './protocol';
import { unread, type State } from './store';
import theme from './theme.css?inline';
import type { Acts } from './views/acts';
import { launcherView } from './views/launcher';
import { panelView } from './views/panel';
import { pick, Words } from './words';

export class DeskbellWidget extends HTMLElement {
  #config!: Config;
  #chat!: Chat;
  #launcher!: ReturnType<typeof launcherView>;
  #panel!: ReturnType<typeof panelView>;
  #words = new Words('en', 'en');
  #life = new AbortController();
  #tab!: Memory;
  #kept!: Memory;
  #page: { url?: string; title?: string } = {};
  #prompter!: Prompter;

  /** Begins; once. */
  boot(config: Config): void {
    this.#config = config;
    this.#kept = new Memory(config.site);
    this.#tab = new Memory(config.site, attempt(() => sessionStorage) ?? null);
    this.#chat = new Chat({
      site: config.site,
      url: config.origin.replace(/^http/, 'ws') + '/ws/chat',
      locale: () => this.#wishes()[0] ?? 'en',
      page: () => ({ url: location.href.slice(0, 2000), title: document.title, ...this.#page }),
      memory: this.#kept,
      tab: this.#tab,
    });
    this.#chat.identity = config.identity;
    this.#prompter = new Prompter(this.#chat, this.#kept);
    this.#segments();
    this.attachShadow({ mode: 'open' });
    dress(this.shadowRoot!);
    this.#paint();
    this.#build();
    this.setLocale(config.locale);
    this.#chat.watch((state, before, frame) => this.#changed(state, before, frame));
    onTexts((lang) => lang === pick(this.#wishes()) && this.setLocale(this.#config.locale));
    const { signal } = this.#life;
    document.addEventListener('visibilitychange', () => this.#looked(), { signal });
    window.visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    night.addEventListener('change', () => this.#paint(), { signal });
    if (this.#chat.known) this.#chat.connect();
    if (this.#tab.get('open') && !narrow()) this.open();
  }

  open(draft?: string): void {
    this.#chat.connect();
    this.#chat.setOpen(true);
    this.hidden = false;
    if (draft && !this.#panel.composer.text()) this.#panel.composer.draft(draft);
    this.#fit();
  }

  close(): void {
    const inside = this.shadowRoot!.activeElement !== null;
    this.#chat.setOpen(false);
    if (inside) this.#launcher.el.focus();
  }

  /** "ready" has been by the time anyone can ask. */
  on(event: string, listener: (detail: unknown) => void): () => void {
    const heard = (e: Event) => listener((e as CustomEvent).detail);
    if (event === 'ready') listener(undefined);
    this.addEventListener(event, heard);
    return () => this.removeEventListener(event, heard);
  }

  toggle(): void {
    if (this.#chat.state.open) this.close();
    else this.open();
  }

  identify(token: string | null): void {
    this.#chat.identify(token);
  }

  update(change: Partial<Config>): void {
    Object.assign(this.#config, change);
    this.#paint();
    if (change.segments !== undefined) this.#segments();
    if (change.identity !== undefined) this.identify(change.identity);
    if (change.locale !== undefined || change.name !== undefined)
      this.setLocale(this.#config.locale);
  }

  setContext(page: { url?: string; title?: string }): void {
    this.#page = page;
    this.#prompter.look(page.url);
  }

  setLocale(locale: string): void {
    this.#config.locale = locale;
    const lang = pick(this.#wishes());
    const texts = fetchTexts(lang, this.#config.origin);
    const full = this.#wishes().find((wish) => wish.toLowerCase().startsWith(lang));
    this.#words = texts ? new Words(lang, full ?? lang, texts) : new Words('en', 'en');
    this.#build();
  }

  /** Yes or no to what the site asks, where the page has a banner of its own. */
  consent(granted: boolean): void {
    this.#chat.consent(granted);
  }

  /** Asked of strangers before their first message. */
  form(fields: Field[]): void {
    this.#chat.setForm(fields);
  }

  track(event: string, data?: object): void {
    this.#chat.track(event, data);
  }

  /** What the shop says first, on the pages and at the times it names. */
  proactive(...prompts: Prompt[]): void {
    this.#prompter.add(prompts);
  }

  /** Ends the session in this browser, as when a customer logs out. */
  shutdown(): void {
    this.#config.identity = null;
    this.close();
    this.#chat.forget();
    this.#tab.set('open', null);
    showInTitle(0);
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#chat.stop();
    this.#prompter.stop();
    showInTitle(0);
  }

  #wishes(): string[] {
    return [this.#config.locale, document.documentElement.lang, ...navigator.languages].filter(
      Boolean,
    );
  }

  #build(): void {
    const draft = this.#panel?.composer.text() ?? '';
    const acts = this.#acts();
    this.#launcher = launcherView(this.#words, () => this.toggle(), () => this.#chat.tease(''));
    this.#panel = panelView(this.#words, acts, {
      name: this.#config.name,
      sound: this.#sounds,
      agreed: () => this.#chat.agreed !== null,
    });
    attr(this, 'lang', this.#words.lang);
    attr(this, 'dir', this.#words.dir);
    this.shadowRoot!.replaceChildren(this.#panel.el, this.#launcher.bubble, this.#launcher.el);
    if (draft) this.#panel.composer.draft(draft);
    this.#render(this.#chat.state);
    this.#panel.toEnd();
  }

  #acts(): Acts {
    const chat = this.#chat;
    return {
      base: this.#config.origin,
      say: (text) => chat.post({ type: 'message', text }, text),
      press: (seq, button, label) => {
        chat.post({ type: 'press', seq, button }, label);
        this.#panel.composer.focus();
      },
      rate: (seq, helpful) => void chat.post({ type: 'rate', seq, helpful }),
      survey: (seq, score, comment) =>
        void chat.post({ type: 'survey', seq, score, ...(comment && { comment }) }),
      handoff: () => {
        if (!chat.state.pending.some((i) => i.frame.type === 'handoff'))
          chat.post({ type: 'handoff' });
      },
      typing: (on) => chat.typing(on),
      retry: (id) => chat.retry(id),
      discard: (id) => {
        const text = chat.state.pending.find((i) => i.frame.id === id)?.text ?? '';
        chat.discard(id);
        if (!this.#panel.composer.text()) this.#panel.composer.draft(text);
        this.#panel.composer.focus();
      },
      sound: () => {
        this.#kept.set('sound', !this.#sounds);
        if (this.#sounds) ring();
        return this.#sounds;
      },
      close: () => this.close(),
      consent: (granted) => chat.consent(granted),
      details: (fields) => chat.details(fields),
      attach: (file) => this.#attach(file),
      download: async () => {
        const answer = await this.#mine('export');
        if (answer) save(await answer.blob(), 'chats.zip');
        return answer !== null;
      },
      erase: async () => {
        const done = await this.#mine('erase');
        if (done) chat.renew();
        return done !== null;
      },
    };
  }

  /** A plain request: it needs no leave from the browser (CORS preflight). */
  async #mine(what: string, more: object = {}, file?: Blob): Promise<Response | null> {
    const { session, identity } = this.#chat;
    const head = JSON.stringify({ session, identity, site: this.#config.site, ...more });
    try {
      const body = new Blob(file ? [head, '\n', file] : [head], { type: 'text/plain' });
      const url = `${this.#config.origin}/chat/${what}`;
      const answer = await fetch(url, { method: 'POST', body, credentials: 'omit' });
      return answer.ok || answer.status === 413 || answer.status === 422 ? answer : null;
    } catch {
      return null;
    }
  }

  async #attach(file: File): Promise<string> {
    const answer = await this.#mine('files', { name: file.name }, file);
    if (!answer) return this.#words.t('tryLater');
    if (!answer.ok) return this.#words.t(answer.status === 413 ? 'tooLarge' : 'badType');
    const { text } = (await answer.json()) as { text: string };
    this.#chat.post({ type: 'message', text }, text);
    return '';
  }

  get #sounds(): boolean {
    return this.#kept.get('sound') === true;
  }

  #segments(): void {
    this.#prompter.segments = this.#config.segments.split(/[\s,]+/);
  }

  #emit(event: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #changed(state: State, before: State, frame?: ServerFrame): void {
    this.#render(state);
    if (state.open !== before.open) this.#turned(state.open);
    if (state.refused && !before.refused) {
      console.warn('Deskbell: identity refused:', state.refused);
      this.#emit('identity', { error: state.refused });
    }
    if (state.customer !== before.customer) this.#emit('identity', { name: state.customer });
    if (state.owner !== before.owner)
      this.#emit('owner', { owner: state.owner, ticket: state.ticket });
    if (unread(state) !== unread(before)) this.#emit('unread', { count: unread(state) });
    if (frame?.type !== 'message' || state.entries === before.entries) return;
    this.#emit('message', { seq: frame.seq, from: frame.from, text: frame.text });
    if (frame.from !== 'customer' && this.#sounds && (document.hidden || !state.open)) ring();
  }

  #render(state: State): void {
    this.#panel.el.hidden = !state.open;
    this.#launcher.update(state);
    this.#panel.update(state, new Date());
    this.#looked();
    showInTitle(document.hidden || !state.open ? unread(this.#chat.state) : 0);
  }

  #turned(open: boolean): void {
    this.#tab.set('open', open || null);
    attr(this, 'open', open);
    if (open) {
      this.#panel.toEnd();
      // A phone's keyboard would hide the conversation that was just asked for.
      if (matchMedia('(pointer: coarse)').matches) this.#panel.el.focus();
      else this.#panel.composer.focus();
    }
    this.#emit(open ? 'open' : 'close');
  }

  /** Open and in front: what is there has been read. */
  #looked(): void {
    if (this.#chat.state.open && !document.hidden) this.#chat.read();
  }

  /** Keeps the composer above a phone's keyboard. */
  #fit(): void {
    const view = window.visualViewport;
    if (!view) return;
    this.style.setProperty('--view-height', `${view.height}px`);
    this.style.setProperty('--view-top', `${view.offsetTop}px`);
    this.#panel.toEnd();
  }

  #paint(): void {
    const { color, theme: wanted, side } = this.#config;
    const ink = inkOn(color);
    if (ink) {
      this.style.setProperty('--shop-accent', color);
      this.style.setProperty('--shop-on-accent', ink);
    }
    attr(this, 'dark', wanted === 'dark' || (wanted === 'auto' && night.matches));
    attr(this, 'side', side);
  }
}

const night = matchMedia('(prefers-color-scheme: dark)');

function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(theme);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style'); // browsers before 2023
    style.textContent = theme;
    root.append(style);
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function narrow(): boolean {
  return matchMedia('(max-width: 480px)').matches;
}
