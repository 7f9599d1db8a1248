/** A package that the bundle contains. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  readonly text: string;
  /** `sha512-…` of the tarball. */
  readonly integrity: string;
  /** Files of it with a licence of their own. */
  readonly data: readonly { readonly name: string; readonly licence: string; readonly text: string }[];
}

export declare function thirdPartiesIn(moduleIds: readonly string[]): ThirdParty[];
export declare function noticesOf(parties: readonly ThirdParty[]): string;
export declare function billOf(
  program: { readonly name: string; readonly version: string; readonly license: string },
  parties: readonly ThirdParty[],
): {
  readonly components: readonly { readonly [key: string]: unknown; readonly name: string; readonly version: string }[];
  readonly [key: string]: unknown;
};
