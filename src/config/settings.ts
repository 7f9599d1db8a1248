import type { Level, Values } from './config.ts';

/** The source of a value. */
export type Origin = 'default' | 'command line' | { readonly path: string; readonly line: number };

/** Values from one place, and the files that they apply to. */
export interface Layer {
  readonly values: Values;
  /** True if they apply to a file, by its absolute path. */
  appliesTo(file: string): boolean;
  /** Returns the source of the value at a JSON pointer of `values`. */
  origin(pointer: string): Origin;
}

/** A value and its source. */
export interface Setting<Value> {
  readonly value: Value;
  readonly from: Origin;
}

type Single = Omit<Values, 'rules'>;

/** The settings of one file. */
export type Settings = { readonly [Key in keyof Single]-?: Setting<Exclude<Single[Key], undefined>> } & {
  /** Only the rules that a layer sets. */
  readonly rules: Readonly<Record<string, Setting<Level>>>;
};

export type Defaults = Required<Single>;

/** Resolves the settings of a file from the defaults and the layers, of which later ones win. */
export function resolveSettings(defaults: Defaults, layers: readonly Layer[], file: string): Settings {
  const single: Record<string, Setting<unknown>> = {};
  for (const [key, value] of Object.entries(defaults)) single[key] = { value, from: 'default' };
  const rules = new Map<string, Setting<Level>>();
  for (const { values, origin } of layers.filter(({ appliesTo }) => appliesTo(file))) {
    for (const key of Object.keys(defaults) as (keyof Single)[]) {
      if (values[key] !== undefined) single[key] = { value: values[key], from: origin(`/${key}`) };
    }
    for (const [id, value] of Object.entries(values.rules ?? {})) {
      rules.set(id, { value, from: origin(`/rules/${id}`) });
    }
  }
  return { ...(single as Omit<Settings, 'rules'>), rules: Object.fromEntries(rules) };
}
