/** The tests of a table of findings and of what is made of them. */
const ofFindings = ['test/rules/{findings,judging}.test.ts', 'test/rules/{relations,rules}.test.ts'];

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
  'src/check.ts': { bar: 90, tests: ofFindings },
  'src/rules': { bar: 90, tests: ofFindings },
  'src/model': {
    bar: 85,
    tests: [
      'test/model/{decimal,document,errors,fingerprint,form,group-by,memoize,page-mark,struck-text,text,value}.test.ts',
      'test/model/*.test.ts',
      'test/recognise/page-mark.test.ts',
      'test/rules/{value,printed-layout,form,findings}.test.ts',
    ],
  },
  'src/presentation/counts.ts': { bar: 85, tests: ['test/presentation/*.test.ts'] },
  'src/culprit': { bar: 85, tests: [...ofCulprits, ...ofFindings] },
  'src/corrections.ts': {
    bar: 85,
    tests: ['test/culprit/small-corrections.test.ts', 'test/culprit/corrections.test.ts', 'test/writers/fix.test.ts'],
  },
  'src/recognise': {
    bar: 75,
    tests: [
      'test/recognise/{readings,label-forms,named-lines,named-columns,names-and-titles}.test.ts',
      'test/recognise/*.test.ts',
      'test/readers/{csv,json,html,text-reader,printed-lines,figures-in-formats}.test.ts',
      'test/writers/convert-back.test.ts',
    ],
  },
};

/** Random reports are many; each would be read again for every mutant. */
export const leftOut = ['test/**/*random*'];
