// A soft two-tone bell for a new message.

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
