import form2019 from '../schemas/forms/cn-ogi-2019.json' with { type: 'json' };
import form2021 from '../schemas/forms/cn-ogi-2021.json' with { type: 'json' };
import narrative from '../schemas/narratives/cn-ogi.json' with { type: 'json' };
import type { Form } from './model/form.ts';
import type { Narrative } from './model/narrative.ts';

/** The forms that come with the program, the newest edition first. */
export const forms: readonly Form[] = [form2021, form2019].map((form) => ({
  ...(form as Form),
  narrative: narrative as Narrative,
}));
