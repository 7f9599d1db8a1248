/** The most bytes of a file that is read at once. Reports have some kilobytes; a larger file would only fill the memory. */
export const maxBytes = 256 * 2 ** 20;
