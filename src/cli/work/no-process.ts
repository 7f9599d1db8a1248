/** No process can be started, for want of memory or of permission. */
export class NoProcessError extends Error {}
