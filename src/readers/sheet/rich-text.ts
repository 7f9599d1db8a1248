import { TextBuilder } from '../text-builder.ts';

/** A text in one or several fonts. */
export interface RichText {
  /** The text that is not struck through; the whole text if all of it is. */
  readonly text: string;
  readonly struck?: true;
}

/** The properties of a font that change what a text says. */
export interface Font {
  readonly raised: boolean;
  readonly struck: boolean;
}

/** Gathers a text piece by piece. */
export class RichTextBuilder {
  readonly #kept = new TextBuilder();
  #struck = '';

  add(chars: string, { raised, struck }: Font): void {
    if (struck) this.#struck += chars;
    else this.#kept.add(chars, raised);
  }

  build(): RichText {
    const { text } = this.#kept;
    return this.#struck.trim() !== '' && text.trim() === '' ? { text: this.#struck, struck: true } : { text };
  }
}
