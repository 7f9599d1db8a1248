import type { Downloads } from './downloads.ts';
import { byId, make, within } from './elements.ts';
import { say } from './language.ts';

/** Lets the user download an empty form, for a year that is proposed: reports are written in the year after theirs. */
export function offerBlankForm(downloads: Downloads): void {
  const place = byId('blank', HTMLElement);
  const form = within(place, 'form', HTMLFormElement);
  const year = byId('formyear', HTMLInputElement);
  const organization = byId('organization', HTMLInputElement);
  const button = within(form, '[type=submit]', HTMLButtonElement);
  const outcome = within(form, '.outcome', HTMLElement);
  year.value = String(new Date().getFullYear() - 1);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (year.value === '') {
      outcome.replaceChildren(make('p', {}, say('yearMissing')));
      year.focus();
      return;
    }
    const name = organization.value.trim();
    const wanted = { kind: 'blank', year: Number(year.value), organization: name === '' ? null : name } as const;
    downloads.give(wanted, button, outcome);
  });
}
