import { ArtifactError } from '../model/errors.ts';
import { ownConfiguration, ownFindings } from './own-files.ts';

/** Of the text; what tells a file stands in its first lines, behind some comments at most. */
const looked = 20_000;

/** What a JSON file of this program’s is. */
export type OwnJson = 'receipt' | 'result' | 'ndjson' | 'sarif' | 'gitlab' | 'baseline' | 'configuration';

interface Beginning {
  readonly kind: OwnJson;
  readonly mark: RegExp;
  readonly made: () => ArtifactError;
}

/** How each file begins that this program writes as JSON, or is told by, and that is no report; without blanks and comments. */
const beginnings: readonly Beginning[] = [
  {
    kind: 'receipt',
    mark: /^\{"schemaVersion":\d+,"tool":\{"name":"report-lint","version":"[^"]*"\},"result":/,
    made: receipt,
  },
  { kind: 'result', mark: /^\{"schemaVersion":\d+,"tool":\{"name":"report-lint",/, made: ownFindings },
  { kind: 'ndjson', mark: /^\{"path":"(?:[^"\\]|\\.)*","format":(?:"\w+"|null),"sha256":/, made: ownFindings },
  {
    kind: 'sarif',
    mark: /^\{(?:"\$?\w+":"[^"]*",)*"runs":\[\{"tool":\{"driver":\{"name":"report-lint",/,
    made: ownFindings,
  },
  // It has no place for a name.
  {
    kind: 'gitlab',
    mark: /^\[\{"description":"(?:[^"\\]|\\.)*","check_name":"[\w-]+","fingerprint":"/,
    made: ownFindings,
  },
  { kind: 'gitlab', mark: /^\[\]$/, made: emptyList },
  { kind: 'baseline', mark: /^\{(?:"\$schema":"[^"]*",)?"schemaVersion":\d+,"entries":\[/, made: baseline },
  {
    kind: 'configuration',
    mark: /^\{"\$schema":"(?:[^"]*\/)?report-lint\/schemas\/(?:config|form)\.schema\.json"/,
    made: ownConfiguration,
  },
];

/** What a text is that holds no report, where this program wrote it or is told by it. */
export function ownJson(text: string): ArtifactError | undefined {
  return beginningOf(text)?.made();
}

/** Which of this program’s files a text is. */
export function ownJsonKind(text: string): OwnJson | undefined {
  return beginningOf(text)?.kind;
}

function beginningOf(text: string): Beginning | undefined {
  const start = text
    .slice(0, looked)
    .replaceAll(/("(?:[^"\\]|\\.)*")|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\s+/g, (_, quoted = '') => quoted);
  return beginnings.find(({ mark }) => mark.test(start));
}

function receipt(): ArtifactError {
  return new ArtifactError('unsupported', {
    zh: '这是核对凭据，不是报告；请核对报告原件',
    en: 'this is a receipt of what was checked, and no report: check the reports themselves',
  });
}

function baseline(): ArtifactError {
  return new ArtifactError('unsupported', {
    zh: '这是基线文件，列的是已接受的问题，不是报告；请写成 --baseline 文件',
    en: 'this is a baseline, which lists accepted findings, and no report: give it as --baseline FILE',
  });
}

/** As `gitlab` says that nothing was found. */
function emptyList(): ArtifactError {
  return new ArtifactError('invalid', { zh: '1:1: 列表是空的', en: '1:1: the list is empty' });
}
