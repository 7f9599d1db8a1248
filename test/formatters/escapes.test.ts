import { describe, expect, test } from 'vitest';
import { changed, resultOf, written } from '../support/results.ts';

/** Texts that mean something else where they are not escaped, or are escaped twice. */
const texts = [
  '%0A',
  '%25',
  '%2C',
  '100%',
  'a,b',
  'a:b',
  '::error::',
  '"',
  "'",
  '\\',
  '\\n',
  '\\u0041',
  '&amp;',
  '&#10;',
  '=1+1',
  '|',
  '`',
];

/** For each text a file that is named after it, with a finding about a figure that holds it. */
const files = new Map(
  texts.map((text) => [
    text,
    changed('good.csv', `报告${text}.csv`, ['行政许可', '126', `"约${text.replaceAll('"', '""')}"`]),
  ]),
);

/** Decodes what a line of a log says, as GitHub does: `%25` last. */
const decoded = (line: string) =>
  line
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** How the reader of a format gets at the path and the message of the one finding. */
const readers: Readonly<Record<string, (output: string) => { readonly path: string; readonly message: string }>> = {
  github: (output) => {
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/m.exec(output)!;
    return { path: decoded(/file=([^,]*)/.exec(properties)![1]!), message: decoded(message) };
  },
  gitlab: (output) => {
    const [{ location, description }] = JSON.parse(output);
    return { path: location.path, message: description };
  },
  json: (output) => {
    const [{ path, diagnostics }] = JSON.parse(output).files;
    return { path, message: diagnostics[0].message };
  },
  ndjson: (output) => {
    expect(output.match(/\n/g)).toHaveLength(1);
    const { path, diagnostics } = JSON.parse(output);
    return { path, message: diagnostics[0].message };
  },
  sarif: (output) => {
    const [{ locations, message }] = JSON.parse(output).runs[0].results;
    return { path: decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri), message: message.text };
  },
};

describe.each(Object.keys(readers))('%s', (format) => {
  test('gives every text back as it stands in the file', async () => {
    for (const [text, file] of files) {
      const output = await written(format as 'github', resultOf([await file]), { language: 'en' });
      const { path, message } = readers[format]!(output);
      // A path has slashes there.
      const slashed = format === 'json' || format === 'ndjson' ? text : text.replaceAll('\\', '/');
      expect(path, text).toBe(`报告${slashed}.csv`);
      expect(message, text).toContain(`“约${text}”`);
    }
  });
});
