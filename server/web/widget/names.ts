// The languages of the widget, and the two things it says before its sentences are here.

/** What the launcher is called, and why it cannot open. */
export const names: Record<string, [open: string, offline: string]> = {
  en: ['Open chat', 'No connection'],
  de: ['Chat öffnen', 'Keine Verbindung'],
  fr: ['Ouvrir le chat', 'Pas de connexion'],
  es: ['Abrir el chat', 'Sin conexión'],
  it: ['Apri la chat', 'Nessuna connessione'],
  nl: ['Chat openen', 'Geen verbinding'],
  pl: ['Otwórz czat', 'Brak połączenia'],
  pt: ['Abrir o chat', 'Sem ligação'],
  tr: ['Sohbeti aç', 'Bağlantı yok'],
  sv: ['Öppna chatten', 'Ingen anslutning'],
  da: ['Åbn chatten', 'Ingen forbindelse'],
  ar: ['فتح الدردشة', 'لا يوجد اتصال'],
};

/** The first wish that has a catalogue; English otherwise. */
export function pick(wishes: (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const lang = (wish ?? '').toLowerCase().split(/[-_]/)[0]!;
    if (lang in names) return lang;
  }
  return 'en';
}

export function directionOf(lang: string): 'rtl' | 'ltr' {
  return /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr';
}
