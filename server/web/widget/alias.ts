// For sites that come from another chat: their calls go on working. A script of its own,
// widget/alias.js, put on the page before or after widget.js; knows only the public calls.
type Call = [string, ...unknown[]];
type Settings = Record<string, unknown>;
const page = window as unknown as {
  Deskbell?: { push: (...calls: Call[]) => void };
  $chatwoot?: unknown;
  Intercom?: unknown;
};

function call(name: string, ...args: unknown[]): void {
  page.Deskbell ??= [] as never;
  page.Deskbell!.push([name, ...args]);
}

/** A signed token under the names that other chats gave it. */
function identify({ identity, intercom_user_jwt, jwt }: Settings): void {
  const token = identity ?? intercom_user_jwt ?? jwt;
  if (token) call('identify', token);
}

function boot(settings: Settings = {}): void {
  const { language_override, locale, alignment } = settings;
  const change: Settings = {};
  if (language_override ?? locale) change['locale'] = language_override ?? locale;
  if (alignment) change['side'] = alignment;
  call('boot', change);
  identify(settings);
}

const intercom: Record<string, (...args: never[]) => void> = {
  boot,
  update: (settings: Settings = {}) => {
    call('setContext', { url: location.href, title: document.title });
    identify(settings);
  },
  shutdown: () => call('shutdown'),
  hide: () => call('close'),
  show: () => call('open'),
  showMessages: () => call('open'),
  showNewMessage: (text?: string) => call('open', text),
  trackEvent: (event: string, data?: object) => call('track', event, data),
  onShow: (heard: () => void) => call('on', 'open', heard),
  onHide: (heard: () => void) => call('on', 'close', heard),
  onUnreadCountChange: (heard: (n: number) => void) =>
    call('on', 'unread', ({ count }: { count: number }) => heard(count)),
};

page.Intercom = (name: string, ...args: never[]) => {
  const known = intercom[name];
  if (known) known(...args);
  else console.warn('Deskbell: no counterpart of Intercom', name);
};

page.$chatwoot = {
  toggle: (state?: 'open' | 'close') => call(state ?? 'toggle'),
  toggleBubbleVisibility: (state: 'hide' | 'show') => call(state),
  setUser: (_id: string, user: Settings = {}) => identify(user),
  setLocale: (locale: string) => call('setLocale', locale),
  setColorScheme: (scheme: string) => call('setTheme', scheme),
  setCustomAttributes: (attributes: object) => call('track', 'attributes', attributes),
  reset: () => call('shutdown'),
};

for (const [event, theirs] of [
  ['ready', 'chatwoot:ready'],
  ['message', 'chatwoot:on-message'],
] as const)
  call('on', event, (detail: unknown) => dispatchEvent(new CustomEvent(theirs, { detail })));

export {};
