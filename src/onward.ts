/** Whether a line stands between the parts of a table that a page break has parted, and ends it no more than the break: 续表, - 3 -. */
export function leadsOnward(text: string): boolean {
  const bare = text.normalize('NFKC').replaceAll(/\s/g, '');
  return /^(?:\(?续(?:上)?[表页]\)?|[-—–]+\d{1,3}[-—–]+|第\d{1,3}页(?:,?共\d{1,3}页)?)$/.test(bare);
}
