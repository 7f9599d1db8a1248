import picomatch from 'picomatch/posix';

/** The last glob of a list that names a path: its index, and whether it takes the path out again (`!草稿/定稿.xlsx`). */
export interface Named {
  readonly index: number;
  readonly except: boolean;
}

/**
 * Asks a list of globs for a path, both below the same folder, with `/`. As in `.gitignore`: one without a `/` names files and
 * folders at any depth, one with a `/` starts from the folder, a folder means all that is in it, and the last that names
 * a path decides. A name that is taken literally is one too: `年报(1).xlsx`.
 */
export function namedBy(globs: readonly string[]): (path: string) => Named | undefined {
  const tests = globs.map(testOf);
  return (path) => {
    const folders = withFolders(path);
    const index = tests.findLastIndex((names) => folders.some(names));
    return index < 0 ? undefined : { index, except: globs[index]!.startsWith('!') };
  };
}

function testOf(glob: string): (path: string) => boolean {
  const written = glob.replace(/^!/, '').replace(/\/+$/, '');
  const plain = written.replace(/^(?:\.?\/)+/, '');
  const floating = !written.includes('/') || plain.startsWith('**/');
  const matches = picomatch(written.includes('/') ? plain : `**/${plain}`, { dot: true, nonegate: true });
  return (path) => {
    const below = floating ? path.replace(/^(?:\.\.\/)+/, '') : path;
    return matches(below) || below === plain || (floating && below.endsWith(`/${plain}`));
  };
}

/** `a/b/c.csv` → `a`, `a/b`, `a/b/c.csv`; the way up, `../..`, is no folder of its own. */
function withFolders(path: string): string[] {
  const [up = ''] = /^(?:\.\.\/)*/.exec(path) ?? [];
  const names = path.slice(up.length).split('/');
  return names.map((_, index) => up + names.slice(0, index + 1).join('/'));
}
