// Rings: a struck desk bell made of four sines, and a note on the desktop while we are not looked at.
import type { News } from '../lib/news';
import { oneLine } from '../lib/text';
import { prefs } from './prefs.svelte';
import { router } from './router.svelte';
import { called, t } from './words.svelte';

let audio: AudioContext | null = null;

const titles = { waiting: 'bell.waiting', wrote: 'bell.wrote', told: 'bell.told' } as const;

const partials: [number, number, number][] = [
  [1568, 0.1, 1.1],
  [2637, 0.05, 0.7],
  [4186, 0.03, 0.45],
  [6272, 0.012, 0.25],
];

export function ring(): void {
  if (!prefs.sound) return;
  audio ??= new AudioContext();
  for (const [hertz, loud, seconds] of partials) strike(audio, hertz, loud, seconds);
}

function strike(context: AudioContext, hertz: number, loud: number, seconds: number): void {
  const start = context.currentTime;
  const gain = context.createGain();
  gain.gain.setValueAtTime(loud, start);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  const tone = context.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
}

/** Ring for this, and show it on the desktop if the page is out of sight. */
export function tell(news: News): void {
  ring();
  if (!prefs.desktop || !document.hidden || Notification.permission !== 'granted') return;
  const title = t(titles[news.kind], { who: called({ name: news.who }) });
  const note = new Notification(title, {
    body: oneLine(news.text, 120),
    tag: `deskbell-${news.ticket}`,
  });
  note.onclick = () => {
    window.focus();
    router.go({ page: 'desk', view: 'all', id: String(news.ticket) });
    note.close();
  };
}
