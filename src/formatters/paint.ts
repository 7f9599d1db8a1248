/** Colours a text for a terminal. */
export type Paint = Readonly<Record<'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold', (text: string) => string>>;

const asItIs = (text: string) => text;

/** Where there is no colour. */
export const uncoloured: Paint = {
  red: asItIs,
  yellow: asItIs,
  cyan: asItIs,
  green: asItIs,
  dim: asItIs,
  bold: asItIs,
};

/** In sixteen colours, which every terminal has. Loaded only for a terminal. */
export async function coloured(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
