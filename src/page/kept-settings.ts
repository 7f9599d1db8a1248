import { type Language, languages } from '../model/text.ts';
import type { CheckSettings } from './checker.ts';

/** All that the browser keeps, and only if the user asks for it. */
export interface KeptSettings extends CheckSettings {
  readonly language: Language;
}

const key = 'report-lint';

/** Returns what was kept; undefined if nothing was, or the browser does not tell. */
export function keptSettings(): KeptSettings | undefined {
  try {
    const kept: Partial<Record<keyof KeptSettings, unknown>> = JSON.parse(localStorage.getItem(key) ?? 'null') ?? {};
    const language = languages.find((one) => one === kept.language);
    if (!language) return undefined;
    return { language, year: Number.isInteger(kept.year) ? Number(kept.year) : null, strict: kept.strict === true };
  } catch {
    // A browser may forbid it to files, and anyone may have written there.
    return undefined;
  }
}

/** Keeps settings, or removes what was kept. Returns false if the browser does not allow it. */
export function keepSettings(settings: KeptSettings | undefined): boolean {
  try {
    if (settings) localStorage.setItem(key, JSON.stringify(settings));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
