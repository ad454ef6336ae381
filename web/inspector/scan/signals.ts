let sounds: AudioContext | undefined;

const LOUD = 0.15;

/** A short beep, lower where something is wrong; silent where the browser allows no sound yet. */
export function beep(isGood: boolean): void {
  try {
    sounds ??= new AudioContext();
    const tone = sounds.createOscillator();
    const volume = sounds.createGain();
    const now = sounds.currentTime;
    tone.frequency.value = isGood ? 1046 : 311;
    volume.gain.setValueAtTime(LOUD, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + 0.18);
    tone.connect(volume).connect(sounds.destination);
    tone.start(now);
    tone.stop(now + 0.2);
  } catch {
    // A phone without sound still shakes.
  }
}

/** A shake of the phone: one for a code read, three where something is wrong. */
export function shake(isGood: boolean): void {
  navigator.vibrate?.(isGood ? 60 : [80, 60, 80, 60, 80]);
}
