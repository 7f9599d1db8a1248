const fold = /(<details(?:\s[^>]*)?>\s*<summary>[\s\S]*?<\/summary>)([\s\S]*?)(?=<\/details>)/g;

/**
 * Leaves out of the markup of a section what is folded: hundreds of tables that nobody looks at take much memory. What a link may
 * lead to stays.
 */
export function withoutFolded(markup: string): string {
  return markup.replaceAll(fold, (whole, head: string, content: string) => {
    const isOpen = /^<details[^>]*\sopen\b/.test(head);
    return isOpen || /<[^>]*\sid=/.test(content) ? whole : head;
  });
}

/** Fills a fold that was emptied when it is unfolded. `fetchWhole` returns the whole section. */
export function fillWhenUnfolded(section: HTMLElement, fetchWhole: () => Promise<HTMLElement>): void {
  for (const [index, one] of foldsOf(section).entries()) {
    if (one.children.length > 1) continue;
    const fill = async () => {
      const whole = await fetchWhole();
      one.append(...[...foldsOf(whole)[index]!.childNodes].slice(1));
    };
    one.addEventListener('toggle', fill, { once: true });
  }
}

function foldsOf(section: HTMLElement): HTMLDetailsElement[] {
  return [...section.querySelectorAll('details')];
}
