// Draws the eye and ear to a new message: a number in the tab's title, a soft two-tone bell.

const mark = /^\(\d+\) /;
let marked = false;

/** Puts "(2) " before the page's title, and takes it away again; what the page itself writes
   stays. */
export function showInTitle(n: number): void {
  if (!n && !marked) return;
  document.title =
    (n ? `(${n}) ` : '') + (marked ? document.title.replace(mark, '') : document.title);
  marked = n > 0;
}

/** Silent where the browser allows no sound yet. */
export function ring(): void {
  try {
    const audio = new AudioContext();
    tone(audio, 880, 0);
    tone(audio, 1175, 0.12);
    setTimeout(() => void audio.close(), 1200);
  } catch {
    // no sound device
  }
}

function tone(audio: AudioContext, hertz: number, at: number): void {
  const start = audio.currentTime + at;
  const wave = new OscillatorNode(audio, { frequency: hertz });
  const volume = new GainNode(audio, { gain: 0.08 });
  volume.gain.setTargetAtTime(0, start + 0.03, 0.15);
  wave.connect(volume).connect(audio.destination);
  wave.start(start);
  wave.stop(start + 0.75);
}
