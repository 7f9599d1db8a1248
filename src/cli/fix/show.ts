import { formatters, type View } from '../../formatters/index.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { type Io, isColoured, printPieces, signsFor } from '../io.ts';
import type { FixRequest } from '../options/fix.ts';
import type { Outcome } from './outcome.ts';

/** Writes the outcome of one file to standard output. */
export async function show(outcome: Outcome, request: ShowRequest, io: Io): Promise<void> {
  const view = await viewFor(request, io);
  if (request.format === 'json') await printPieces(io, (await import('./json.ts')).json(outcome, view));
  else io.stdout.write((await import('./pretty.ts')).pretty(outcome, view, await formatters.pretty()));
}

type ShowRequest = Pick<FixRequest, 'language' | 'colour' | 'format'>;

/** Returns the view for standard output. */
export async function viewFor({ language, colour, format }: ShowRequest, io: Io): Promise<View> {
  return {
    language,
    paint: format === 'pretty' && isColoured(colour, io.stdout, io.env) ? await coloured() : uncoloured,
    signs: signsFor(io),
    quiet: false,
    strict: false,
    failOn: 'error',
    verbose: false,
    width: io.stdout.columns,
  };
}
