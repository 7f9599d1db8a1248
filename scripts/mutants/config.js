/** The tests of a table of findings and of what is made of them. */
const ofFindings = ['test/rules/{findings,judging}.test.ts', 'test/rules/{relations,rules}.test.ts'];

/** The tests of the rules about the text. */
const ofText = [
  'test/rules/{structure,text-facts,text-bodies,text-counts,text-words}.test.ts',
  'test/rules/{traps,seen-mistakes}.test.ts',
  'test/narrative/{body-level,narrative,silent,ways-to-say}.test.ts',
  'test/years/rules.test.ts',
];

/** The tests of reports that are compared with others, or with their own text. */
const ofComparisons = [
  'test/years/{compared-with,rules,relations}.test.ts',
  'test/roll-up/roll-up.test.ts',
  'test/culprit/evidence-in-reports.test.ts',
];

/** The tests of single modules of the culprit, those of small reports, and those of whole ones. */
const ofCulprits = [
  'test/culprit/{elimination,hypotheses,partial-set,rank,search,shared-amount,small-reports,transfers}.test.ts',
  'test/culprit/{small-suspects,small-workbooks,typing-slips}.test.ts',
  'test/culprit/{certainty,culprit,cut-short,derive,numbers-as-text,suspects,without-search}.test.ts',
];

/**
 * The folders and files that are mutated. `bar` is the share of their mutants that tests have to notice, in percent; `tests`
 * are those that are likely to, the quick ones first. Tests that start processes, browsers or workers cannot take part.
 */
export const parts = {
  'src/relations.ts': { bar: 90, tests: ofFindings },
  'src/check.ts': { bar: 75, tests: [...ofFindings, ...ofComparisons] },
  'src/stamp.ts': { bar: 90, tests: ofFindings },
  'src/relaxed.ts': { bar: 90, tests: ofFindings },
  'src/rules': { bar: 90, tests: [...ofFindings, ...ofText] },
  'src/narrative': { bar: 75, tests: [...ofText, 'test/narrative/spoken.test.ts'] },
  'src/model': {
    bar: 85,
    tests: [
      'test/model/{decimal,document,errors,fingerprint,form,group-by,memoize,page-mark,struck-text,text,value}.test.ts',
      'test/model/*.test.ts',
      'test/recognise/page-mark.test.ts',
      'test/rules/{value,printed-layout,form,findings}.test.ts',
    ],
  },
  'src/roll-up': {
    bar: 75,
    tests: ['test/roll-up/{children,words,causes,list-totals,roll-up}.test.ts', 'test/rules/rules.test.ts'],
  },
  'src/roster': { bar: 75, tests: ['test/roster/*.test.ts'] },
  'src/presentation/counts.ts': { bar: 85, tests: ['test/presentation/*.test.ts'] },
  'src/culprit': { bar: 85, tests: [...ofCulprits, 'test/culprit/evidence.test.ts', ...ofFindings] },
  'src/corrections.ts': {
    bar: 85,
    tests: ['test/culprit/small-corrections.test.ts', 'test/culprit/corrections.test.ts', 'test/writers/fix.test.ts'],
  },
  'src/recognise': {
    bar: 75,
    // Those of single modules first: they are quick, and load little anew for what is reached while a file is loaded.
    tests: [
      'test/recognise/{label-forms,names-and-titles}.test.ts',
      'test/recognise/{column-names,named-columns,named-lines,slips,text-rows,row-numbers,single-row,printed-lines,printed-columns}.test.ts',
      'test/recognise/{list-notices,report-drafts,report-parts,adjacent,page-mark}.test.ts',
      'test/recognise/readings.test.ts',
    ],
  },
};

/** Random reports are many; each would be read again for every mutant. */
export const leftOut = ['test/**/*random*'];
