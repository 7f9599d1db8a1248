import type { Form } from '../model/form.ts';
import { type Mistake, remark } from './mistake.ts';

/** Remarks which of the forms that come with the program this one replaces, or is an edition beside. */
export function* builtInNames({ id, family, edition }: Form, builtIn: readonly Form[]): Generator<Mistake> {
  const same = builtIn.find((form) => form.id === id);
  if (same) {
    yield remark(
      '/id',
      `程序自带 ${id}，这份定义会代替它`,
      `${id} comes with the program, and this definition replaces it`,
    );
    return;
  }
  const rival = builtIn.find((form) => form.family === family && form.edition === edition);
  if (!rival) return;
  yield remark(
    '/edition',
    `程序自带的 ${rival.id} 也是 ${family} 的 ${edition} 版；请改写 edition，以便分清`,
    `${rival.id}, which comes with the program, is edition ${edition} of ${family}, too: change "edition" to tell them apart`,
  );
}
