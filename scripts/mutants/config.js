/** The folders and files that are mutated, each with the share of its mutants that tests have to notice, in percent. */
export const bars = {
  'src/relations.ts': 90,
  'src/check.ts': 90,
  'src/rules': 90,
  'src/model': 85,
  'src/culprit': 85,
  'src/recognise': 75,
  'src/corrections.ts': 85,
  'src/presentation/counts.ts': 85,
};

/** Tests in the order in which mutants are tried: the quick ones that are about one part first. */
export const tests = [
  'test/rules/{rules,states,relations,value,form}.test.ts',
  'test/rules/**',
  'test/culprit/**',
  'test/recognise/**',
  'test/readers/{csv,json,html,text-reader,printed-lines,figures-in-formats,pictured-cells}.test.ts',
  'test/writers/{writers,convert-back,convert-html,fix}.test.ts',
  'test/formatters/{address,outputs,formatters,formats-agree,sheet,list}.test.ts',
  'test/docs/**',
  'test/cli/**',
];

/** Left out: what starts processes, browsers or workers, watches the clock, or is about the sources and not what they do. */
export const leftOut = [
  'test/**/*random*',
  'test/cli/{completion,sandbox,terminal,watch,changed,writing,cli,progress,versions,usage,own,exit-code}.test.ts',
  'test/formatters/chromium.test.ts',
];
