import form2019 from '../schemas/forms/cn-ogi-2019.json' with { type: 'json' };
import form2021 from '../schemas/forms/cn-ogi-2021.json' with { type: 'json' };
import type { Form } from './model/form.ts';

/** The forms that come with the program, the newest edition first. */
export const forms: readonly Form[] = [form2021 as Form, form2019 as Form];
