// Preloaded: makes the program take the system for a Windows in English.
Object.defineProperty(process, 'platform', { value: 'win32' });
Intl.PluralRules = class {
  resolvedOptions() {
    return { locale: 'en-US' };
  }
};
