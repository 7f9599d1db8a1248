/**
 * The settings of V8 that this process has changed; most change none. Code that is compiled after that would not be taken by a process
 * that starts: V8 wants its settings to be the same.
 */
export const flagsSet = new Set<string>();
