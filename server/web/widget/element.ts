// <deskbell-widget>: the launcher in a shadow root, and everything the page asks of the chat. The
// chat itself is fetched when somebody comes near the launcher, or when there is one to go on with.
import { inkOn, type Config } from './config';
import { attr, wear } from './dom';
import type { Face, Host, Site } from './host';
import { launcherView, type Launcher } from './launcher';
import { directionOf, pick } from './names';
import { isFor } from './pages';
import { isHere, part, troubled, type Parts } from './parts';
import type { Prompt } from './prompts';
import css from './styles/launcher.css?inline';
import type { Texts } from './texts/en';

type Call = keyof Face;
const english = { open: 'Open chat', offline: 'No connection' };
/** What can wait until the chat is wanted for another reason. */
const patient = ['form', 'track', 'shutdown', 'setContext', 'setLocale', 'update'];

export class DeskbellWidget extends HTMLElement implements Host {
  config!: Config;
  root!: ShadowRoot;
  launcher!: Launcher;
  page: { url?: string; title?: string } = {};
  #face: Face | null = null;
  #waiting: [Call, unknown[]][] = [];
  #wanted = false;
  #formed = false;
  /** Of the shop's settings, for pages where the customer has not been yet. */
  #prompts: Prompt[] = [];
  #names = english;

  /** Begins; once. */
  boot(config: Config): void {
    this.config = config;
    this.root = this.attachShadow({ mode: 'open' });
    wear(this.root, css);
    this.launcher = launcherView(() => this.toggle());
    this.root.append(this.launcher.hint, this.launcher.el);
    for (const sign of ['pointerenter', 'focus', 'touchstart'])
      this.launcher.el.addEventListener(sign, () => this.#fetch(), { passive: true });
    night.addEventListener('change', () => this.#paint());
    troubled.add(() => this.#late());
    this.#paint();
    queueMicrotask(() => this.#askSite()); // the page's queued calls may name the language
    if (hasPast(config.site) || config.identity) this.#fetch();
  }

  /** Asks the chat; what it cannot hear yet, it hears when it is here. */
  ask(call: Call, ...args: unknown[]): void {
    if (call === 'form') this.#formed = true;
    if (this.#face) return (this.#face[call] as (...args: unknown[]) => void)(...args);
    this.#waiting.push([call, args]);
    if (args[0] && !patient.includes(call)) this.#fetch();
  }

  open(draft?: string): void {
    this.#want(true);
    this.ask('open', draft);
    if (!this.#face) this.#fetch();
  }

  close(): void {
    if (this.#face) return this.#face.close();
    this.#waiting = this.#waiting.filter(([call]) => call !== 'open');
    this.#want(false);
  }

  toggle(): void {
    if (this.#face) this.#face.toggle();
    else if (this.#wanted) this.close();
    else this.open();
  }

  update(change: Partial<Config>): void {
    Object.assign(this.config, change);
    this.#paint();
    this.ask('update', change);
    if (change.identity) this.#fetch();
  }

  setContext(page: { url?: string; title?: string }): void {
    this.page = page;
    this.ask('setContext', page);
    this.#look();
  }

  setLocale(locale: string): void {
    this.config.locale = locale;
    const lang = pick(this.wishes());
    this.#names = english;
    if (lang !== 'en') this.need(lang, (texts) => this.#call(lang, texts as Texts));
    this.#paint();
    this.ask('setLocale');
  }

  /** "ready" has been by the time anyone can ask. */
  on(event: string, listener: (detail: unknown) => void): () => void {
    const heard = (e: Event) => listener((e as CustomEvent).detail);
    if (event === 'ready') listener(undefined);
    this.addEventListener(event, heard);
    return () => this.removeEventListener(event, heard);
  }

  emit(event: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  wishes(): string[] {
    const { lang } = document.documentElement;
    return [this.config.locale, lang, ...navigator.languages].filter(Boolean);
  }

  need<K extends keyof Parts>(name: K, then: (part: Parts[K]) => void): void {
    part(this.config.origin, String(name), then);
  }

  has(name: string): boolean {
    return isHere(name);
  }

  disconnectedCallback(): void {
    this.#face?.stop();
  }

  #want(on: boolean): void {
    this.#wanted = on;
    this.launcher.busy(on && !this.#face);
  }

  #fetch(): void {
    const lang = pick(this.wishes());
    const both = () => this.has('chat') && (lang === 'en' || this.has(lang)) && this.#begin();
    if (lang !== 'en') this.need(lang, both);
    this.need('chat', both);
  }

  #begin(): void {
    if (this.#face || !this.isConnected) return;
    this.launcher.busy(false);
    this.need('chat', (chat) => (this.#face = chat(this)));
    for (const [call, args] of this.#waiting.splice(0)) this.ask(call, ...args);
  }

  #askSite(): void {
    const { origin, site } = this.config;
    const asked = { site, lang: pick(this.wishes()) };
    part(origin, 'site', (said: Site) => this.#heed(said, asked.lang), asked);
  }

  /** What the shop's own settings say; a form of the page's script comes before theirs. */
  #heed({ form = [], proactive = [], open, offline }: Site, lang: string): void {
    if (open && offline) this.#call(lang, { open, offline });
    if (form.length && !this.#formed) this.ask('form', form);
    this.#prompts = proactive;
    this.#look();
  }

  /** What the launcher says, unless the page speaks another language by now. */
  #call(lang: string, { open, offline }: typeof english): void {
    if (lang !== pick(this.wishes())) return;
    this.#names = { open, offline };
    this.#paint();
  }

  /** The chat is fetched for what is to be said first, on the pages where it is. */
  #look(): void {
    const path = new URL(this.page.url ?? '', location.href).pathname;
    const here = this.#prompts.filter(({ pages }) => isFor(pages, path));
    this.#prompts = this.#prompts.filter((one) => !here.includes(one));
    if (here.length) this.ask('proactive', ...here);
  }

  #late(): void {
    if (this.#wanted && !this.#face) this.launcher.busy(true, this.#names.offline);
  }

  #paint(): void {
    const { color, theme: wanted, side } = this.config;
    const ink = inkOn(color);
    if (ink) {
      this.style.setProperty('--shop-accent', color);
      this.style.setProperty('--shop-on-accent', ink);
    }
    attr(this, 'dark', wanted === 'dark' || (wanted === 'auto' && night.matches));
    attr(this, 'side', side);
    if (this.#face) return; // it knows more to say
    const lang = pick(this.wishes());
    attr(this, 'lang', lang);
    attr(this, 'dir', directionOf(lang));
    this.launcher.update(false, 0, this.#names.open);
  }
}

const night = matchMedia('(prefers-color-scheme: dark)');

/** Something was said here before, or is still to be sent, or was open before a reload. */
function hasPast(site: string): boolean {
  const ours = new RegExp(`^deskbell:${site}:(session$|out:|open$)`);
  try {
    return [localStorage, sessionStorage].some((box) => Object.keys(box).some((key) => ours.test(key)));
  } catch {
    return false;
  }
}
