/** A plugin of Rolldown that writes chunks otherwise. */
export declare function sharedShapes(): {
  readonly generateBundle: (options: object, bundle: Record<string, { readonly type: string; code: string }>) => void;
};
