/** Colours a text for a terminal. */
export type Paint = Readonly<Record<'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold', (text: string) => string>>;

const unchanged = (text: string) => text;

/** Leaves texts without colour. */
export const uncoloured: Paint = {
  red: unchanged,
  yellow: unchanged,
  cyan: unchanged,
  green: unchanged,
  dim: unchanged,
  bold: unchanged,
};

/** Loads the sixteen colours that every terminal has. */
export async function coloured(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}
