/** As much of it as is used here; it brings no types of its own. */
declare module 'picomatch/posix' {
  export default function picomatch(
    glob: string,
    options: { readonly dot: boolean; readonly nonegate: boolean },
  ): (path: string) => boolean;
}
