import type { Acceptance } from './acceptance.ts';
import type { CheckedFile, ProposedCorrection } from './checker.ts';
import type { Downloads } from './downloads.ts';
import { make, makeButton } from './elements.ts';
import { formatChoice } from './format-choice.ts';
import { say } from './language.ts';
import { conversions, correctionsProposed, moreCorrections, notCorrectable, words } from './words.ts';

/** All that the panel of a file works on. */
export interface PanelParts {
  readonly acceptance: Acceptance;
  readonly downloads: Downloads;
  /** Is called after a tick. */
  readonly onChange: () => void;
  /** True for the only file: its corrections are listed at once, and to write them is the chief action of the page. */
  readonly isOnly: boolean;
}

/** Makes the panel of a file: the proposed corrections to be ticked, and all that can be downloaded of the file. */
export function filePanel(file: CheckedFile, parts: PanelParts): HTMLElement {
  const { path, corrections, isMarkable } = file;
  const outcome = make('div', { class: 'outcome', role: 'status' });
  const panel = make('section', { class: 'tools', 'aria-label': `${say('handling')} ${path}` });
  const buttons = make('div', { class: 'buttons' });
  if (corrections.length > 0 && file.notCorrectable === null) {
    const corrected = correctedButton(file, parts, outcome);
    panel.append(correctionList(file, parts, corrected.update));
    buttons.append(corrected.button);
  } else if (corrections.length > 0) {
    panel.append(make('p', { class: 'note' }, say(notCorrectable(file.notCorrectable!))));
  }
  if (isMarkable) {
    const marked = makeButton(say('marked'), () => {
      parts.downloads.give({ kind: 'marked', paths: [path] }, marked, outcome, words.afterMarked);
    });
    buttons.append(marked);
  }
  const convert = formatChoice(words.convertTo, conversions, (to, button) => {
    parts.downloads.give({ kind: 'converted', to, paths: [path] }, button, outcome);
  });
  buttons.append(convert);
  panel.append(buttons, outcome);
  return panel;
}

function correctedButton({ path }: CheckedFile, { acceptance, downloads, isOnly }: PanelParts, outcome: HTMLElement) {
  const button = makeButton(
    '',
    () => {
      const accepted = acceptance.of(path);
      if (accepted.length === 0) outcome.replaceChildren(make('p', {}, say('noneAccepted')));
      else {
        const wanted = { kind: 'corrected', accepted: Object.fromEntries([[path, accepted]]) } as const;
        downloads.give(wanted, button, outcome, words.afterCorrected);
      }
    },
    isOnly ? 'chief' : undefined,
  );
  const update = () => {
    button.textContent = `${say('corrected')} (${acceptance.of(path).length})`;
  };
  update();
  return { button, update };
}

/** Corrections that are listed; thousands would keep the browser busy. */
const maxLines = 300;

function correctionList(file: CheckedFile, parts: PanelParts, onTick: () => void): HTMLElement {
  const { path, corrections } = file;
  const { acceptance, onChange, isOnly } = parts;
  const summary = make('summary');
  const ticks: HTMLInputElement[] = [];
  const update = () => {
    for (const [index, tick] of ticks.entries()) tick.checked = acceptance.isAccepted(path, index);
    summary.textContent = say(correctionsProposed(acceptance.of(path).length, corrections.length));
    onTick();
    onChange();
  };
  const lines = corrections.slice(0, maxLines).map((correction, index) => {
    const hasRival = acceptance.rivals(path, index).length > 0;
    const { line, tick } = correctionLine(correction, hasRival, (isAccepted) => {
      if (isAccepted) acceptance.accept(path, index);
      else acceptance.reject(path, index);
      update();
    });
    ticks.push(tick);
    return line;
  });
  const all = makeButton(say('acceptAll'), () => {
    acceptance.acceptChosen(path);
    update();
  });
  const none = makeButton(say('acceptNone'), () => {
    acceptance.rejectAll(path);
    update();
  });
  update();
  return make(
    'details',
    { class: 'corrections', open: isOnly },
    summary,
    make('ul', {}, ...lines),
    ...(corrections.length > maxLines ? [make('p', {}, say(moreCorrections(corrections.length - maxLines)))] : []),
    make('p', { class: 'buttons' }, all, none),
  );
}

function correctionLine(
  { place, label, from, to, reason, safety }: ProposedCorrection,
  hasRival: boolean,
  onTick: (isAccepted: boolean) => void,
) {
  const tick = make('input', { type: 'checkbox' });
  tick.addEventListener('change', () => onTick(tick.checked));
  const isBlank = from.trim() === '';
  const now = isBlank ? make('small', {}, say('blank')) : make('s', {}, from);
  const change = make('span', { class: 'change' }, now, ' → ', make('b', {}, to));
  const kindName = safety === 'safe' ? 'isRewriting' : isBlank ? 'isFilling' : 'isNumberChange';
  const kind = make('i', { class: safety }, say(kindName));
  const reasons = [say(reason), ...(hasRival ? [say('otherForCell')] : [])].join(say({ zh: '；', en: '; ' }));
  const what = make('span', { class: 'what' }, make('b', {}, say(place)), ` ${say(label)} `);
  const words = make('span', { class: 'line' }, what, change, ' ', kind, ' ', make('small', {}, reasons));
  const line = make('li', {}, make('label', {}, tick, words));
  return { line, tick };
}
