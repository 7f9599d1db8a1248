import picomatch from 'picomatch/posix';

/**
 * Returns a function that matches a path with a list of globs. Both start from the same folder and use `/`. As in
 * `.gitignore`, a glob without a `/` matches files and folders at any depth, one with a `/` starts from the folder, a folder
 * stands for its whole content, and the last match decides; a negated one, `!草稿/定稿.xlsx`, excludes the path again. A glob
 * also matches its literal text: `年报(1).xlsx`.
 */
export function globMatcher(globs: readonly string[]) {
  const tests = globs.map(globTest);
  return (path: string) => {
    const paths = withFolders(path);
    const index = tests.findLastIndex((test) => paths.some(test));
    return index < 0 ? undefined : { index, isNegated: globs[index]!.startsWith('!') };
  };
}

function globTest(glob: string): (path: string) => boolean {
  const body = glob.replace(/^!/, '').replace(/\/+$/, '');
  const plain = body.replace(/^(?:\.?\/)+/, '');
  const isAnyDepth = !body.includes('/') || plain.startsWith('**/');
  const matches = picomatch(body.includes('/') ? plain : `**/${plain}`, { dot: true, nonegate: true });
  return (path) => {
    const below = isAnyDepth ? path.replace(/^(?:\.\.\/)+/, '') : path;
    return matches(below) || below === plain || (isAnyDepth && below.endsWith(`/${plain}`));
  };
}

/** Returns `a`, `a/b` and `a/b/c.csv` for `a/b/c.csv`. A leading `../..` is not a folder of its own. */
function withFolders(path: string): string[] {
  const [up = ''] = /^(?:\.\.\/)*/.exec(path) ?? [];
  const names = path.slice(up.length).split('/');
  return names.map((_, index) => up + names.slice(0, index + 1).join('/'));
}
