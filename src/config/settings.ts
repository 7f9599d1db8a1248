import type { Level, Values } from './config.ts';

/** Where a value comes from. */
export type Origin = 'default' | 'command line' | { readonly path: string; readonly line: number };

/** Values that stand together, and the files that they hold for. */
export interface Layer {
  readonly values: Values;
  /** Whether they hold for a file, by its absolute path. */
  covers(file: string): boolean;
  /** Where the value at a JSON pointer of `values` stands. */
  origin(pointer: string): Origin;
}

export interface Held<Value> {
  readonly value: Value;
  readonly from: Origin;
}

type Single = Omit<Values, 'rules'>;

/** What holds for one file, each value with where it comes from. */
export type Settings = { readonly [Key in keyof Single]-?: Held<Exclude<Single[Key], undefined>> } & {
  /** Only those that some layer sets. */
  readonly rules: Readonly<Record<string, Held<Level>>>;
};

export type Defaults = Required<Single>;

/** Lays the layers over the defaults; later ones win. */
export function settle(defaults: Defaults, layers: readonly Layer[], file: string): Settings {
  const single: Record<string, Held<unknown>> = {};
  for (const [key, value] of Object.entries(defaults)) single[key] = { value, from: 'default' };
  const rules = new Map<string, Held<Level>>();
  for (const { values, origin } of layers.filter(({ covers }) => covers(file))) {
    for (const key of Object.keys(defaults) as (keyof Single)[]) {
      if (values[key] !== undefined) single[key] = { value: values[key], from: origin(`/${key}`) };
    }
    for (const [id, value] of Object.entries(values.rules ?? {}))
      rules.set(id, { value, from: origin(`/rules/${id}`) });
  }
  return { ...(single as Omit<Settings, 'rules'>), rules: Object.fromEntries(rules) };
}
