import { type Sheet, sheetOf } from '../../formatters/html/sheet.ts';
import type { View } from '../../formatters/index.ts';
import { uncoloured } from '../../formatters/paint.ts';
import { signs } from '../../formatters/signs.ts';
import { UserError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import { remoteWork } from '../../work/remote-work.ts';
import type { Checker } from '../checker.ts';
import { checkedFiles } from './checked-files.ts';
import { readerName } from './reader.ts';
import { limits, type Run, runCheck } from './run.ts';
import { sandbox } from './sandbox.ts';
import { writeFile } from './write/index.ts';

/** Returns what the page asks of its worker. The files are read in a worker of its own, which has the same `program`. */
export function createChecker(program: Blob): Checker {
  const address = URL.createObjectURL(program);
  const { run: read, prepare, end, release } = sandbox(() => new Worker(address, { name: readerName }));
  // The page starts this program when it has nothing else to do, and the first result waits for the reader, too.
  prepare();
  const work = remoteWork(read);
  let isCancelled = false;
  let run: Run | undefined;
  let sheets = new Map<Language, Sheet>();

  const lastRun = (): Run => {
    if (!run) throw new Error('nothing was checked yet');
    return run;
  };
  const viewIn = (language: Language): View => ({
    ...{ language, paint: uncoloured, signs, quiet: false, failOn: limits.failOn, width: undefined },
    strict: run?.settings.strict ?? false,
    verbose: false,
  });
  // It shows what was read of each report, to be held against the original.
  const sheetIn = (language: Language): Sheet => {
    const sheet = sheets.get(language) ?? sheetOf(lastRun().result, { ...viewIn(language), foldsRead: true });
    sheets.set(language, sheet);
    return sheet;
  };
  return {
    check: (chosen, settings, onProgress) =>
      told(async () => {
        isCancelled = false;
        // The last result stays until there is another.
        const next = await runCheck(chosen, settings, { work, onProgress, isCancelled: () => isCancelled }).finally(
          release,
        );
        run = next;
        sheets = new Map();
        return { isCancelled, files: run.result.files.length, notices: run.notices };
      }),
    cancel: () => {
      isCancelled = true;
      end(new UserError('gave-up', { zh: '已取消', en: 'cancelled' }));
    },
    sheet: async (language) => {
      const { bodies, style, overview, legend, sections, unchecked } = sheetIn(language);
      const silent = new Set(bodies.filter(({ items }) => items.length === 0).map(({ id }) => id));
      const isTold = (anchor: string) => bodies.length === 1 || !silent.has(anchor);
      const anchors = [...sections.keys()];
      return {
        ...{ style, overview, legend, unchecked },
        sections: anchors.filter(isTold),
        others: anchors.filter((anchor) => !isTold(anchor)),
      };
    },
    // Those of a result that another has replaced are gone.
    sections: async (anchors, language) =>
      anchors.flatMap((anchor) => sheetIn(language).sections.get(anchor)?.() ?? []),
    files: async () => checkedFiles(lastRun(), sheetIn('zh')),
    write: (wanted, language) => told(() => writeFile(wanted, { run, work, view: viewIn(language) })),
  };
}

/** Turns an error that the user can do something about into one that the page can show: its message is the text, as JSON. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new Error(JSON.stringify(error.text)) : error;
  }
}
