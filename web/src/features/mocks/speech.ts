import type { Recognizer } from "./dictation";

type Availability = "unavailable" | "downloadable" | "downloading" | "available";

interface RecognizerClass {
  new (): Recognizer;
  available?: (options: { langs: string[]; processLocally: boolean }) => Promise<Availability>;
}

export interface SpeechWindow {
  SpeechRecognition?: RecognizerClass;
  webkitSpeechRecognition?: RecognizerClass;
}

/** How this browser recognises speech; null where it does not. */
export interface Speech {
  make: () => Recognizer;
  /** Sound stays on this device; otherwise the browser decides where it goes. */
  onDevice: boolean;
}

/** Asks the browser what it can do; nothing is recorded, and no permission is asked for. */
export async function speechOf(window: SpeechWindow, lang: string, userAgent: string): Promise<Speech | null> {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return null;
  const onDevice = await Recognition.available?.({ langs: [lang], processLocally: true }).then(
    (availability) => availability === "available",
    () => false,
  );
  // On Android a continuous recogniser repeats everything it has heard in each result.
  const continuous = !/Android/u.test(userAgent);
  const make = () => {
    const recognizer = new Recognition();
    Object.assign(recognizer, { lang, continuous, interimResults: true });
    if (onDevice) recognizer.processLocally = true;
    return recognizer;
  };
  return { make, onDevice: onDevice ?? false };
}
