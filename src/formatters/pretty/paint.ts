/** Colours a text for a terminal; gives it back as it is where there is no colour. */
export type Paint = Readonly<Record<'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold', (text: string) => string>>;

/** Written out here, because chalk takes longer to load than a report to check. */
export function paint(colour: boolean): Paint {
  const style = (on: number, off: number) => (text: string) => (colour ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return {
    red: style(31, 39),
    yellow: style(33, 39),
    cyan: style(36, 39),
    green: style(32, 39),
    dim: style(2, 22),
    bold: style(1, 22),
  };
}
