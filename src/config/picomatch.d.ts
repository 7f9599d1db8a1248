/** The part of picomatch that this program uses. The package has no types. */
declare module 'picomatch/posix' {
  export default function picomatch(
    glob: string,
    options: { readonly dot: boolean; readonly nonegate: boolean },
  ): (path: string) => boolean;
}
