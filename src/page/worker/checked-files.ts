import { type Correction, correctionsOf, withSuggested } from '../../corrections.ts';
import { cannotFix, fixers } from '../../fixers/index.ts';
import type { Sheet } from '../../formatters/html/sheet.ts';
import { format } from '../../model/decimal.ts';
import { addressIn } from '../../model/document.ts';
import { groupBy } from '../../model/group-by.ts';
import type { FileResult } from '../../model/result.ts';
import type { CheckedFile, ProposedCorrection } from '../checker.ts';
import type { Run } from './run.ts';

/** Returns the files of a run, with what can be made of each. */
export function checkedFiles({ result }: Run, { bodies, sections }: Sheet): CheckedFile[] {
  const anchors = groupBy(
    bodies.filter(({ id }) => sections.has(id)),
    ({ file }) => file.path,
  );
  return result.files.map((file) => {
    const all = correctionsOf(file);
    const chosen = new Set(withSuggested(all));
    return {
      path: file.path,
      sections: (anchors.get(file.path) ?? []).map(({ id }) => id),
      corrections: all.map((one) => proposed(one, chosen.has(one))),
      notCorrectable: Object.hasOwn(fixers, file.format ?? '') ? null : cannotFix(file.format ?? ''),
      isMarkable: isMarkable(file),
    };
  });
}

/** True if a copy can be made of a file in which its findings are marked. */
export function isMarkable({ reports, diagnostics, isArtifact }: FileResult): boolean {
  return reports.length > 0 && diagnostics.length > 0 && !isArtifact;
}

function proposed({ cell, entry, to, reason, safety }: Correction, isChosen: boolean): ProposedCorrection {
  return {
    place: { zh: addressIn(cell.place, 'zh'), en: addressIn(cell.place, 'en') },
    label: entry.at.label,
    from: cell.text,
    to: format(to),
    reason,
    safety,
    isChosen,
  };
}
