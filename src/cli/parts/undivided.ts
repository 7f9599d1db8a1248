/** The reason why a file cannot be divided: it has something that only the whole shows. */
export class Undivided extends Error {}
