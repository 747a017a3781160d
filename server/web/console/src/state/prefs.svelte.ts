// What each person likes: language, light or dark, sounds. Kept in this browser only.
import { speech, type Locale } from './words.svelte';

export type Theme = 'auto' | 'light' | 'dark';

interface Kept {
  locale: Locale;
  theme: Theme;
  sound: boolean;
  desktop: boolean;
  enterSends: boolean;
  /** Tickets stand in a table, with these columns (none: the usual ones). */
  table: boolean;
  columns: string[];
}

const key = 'deskbell.console.prefs';

class Prefs {
  theme = $state<Theme>('auto');
  sound = $state(false);
  desktop = $state(false);
  enterSends = $state(true);
  table = $state(false);
  columns = $state.raw<string[]>([]);

  async load(): Promise<void> {
    const kept = read();
    this.theme = kept.theme ?? 'auto';
    this.sound = kept.sound ?? false;
    this.desktop = kept.desktop ?? false;
    this.enterSends = kept.enterSends ?? true;
    this.table = kept.table ?? false;
    this.columns = kept.columns ?? [];
    this.paint();
    await speech.use(kept.locale ?? browserLocale());
  }

  async setLocale(locale: Locale): Promise<void> {
    await speech.use(locale);
    this.save();
  }
  setTheme(theme: Theme): void {
    this.theme = theme;
    this.paint();
    this.save();
  }

  setTable(on: boolean): void {
    this.table = on;
    this.save();
  }

  /** Asks for permission only after the click that brought us here. */
  async setDesktop(on: boolean): Promise<boolean> {
    const may =
      on && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    this.desktop = may;
    this.save();
    return may;
  }

  save(): void {
    const { theme, sound, desktop, enterSends, table, columns } = this;
    const { locale } = speech;
    const kept: Kept = { locale, theme, sound, desktop, enterSends, table, columns };
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
  }

  private paint(): void {
    const root = document.documentElement;
    if (this.theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }
}

function read(): Partial<Kept> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>;
  } catch {
    return {};
  }
}

function browserLocale(): Locale {
  return navigator.languages?.some((l) => l.startsWith('de')) &&
    !navigator.languages[0]?.startsWith('en')
    ? 'de'
    : 'en';
}

export const prefs = new Prefs();
