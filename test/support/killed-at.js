// Loaded before the program: kills it at one step of its writing, the AT-th of all. Opening a file for writing, writing, renaming and
// removing each are a step; of a writing, a half is done. Without AT, it writes the number of the steps to STEPS at the end.
import { writeFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { AT, STEPS } = process.env;
let steps = 0;

/** True at the step at which the process is killed. */
const isLast = () => String(++steps) === AT;

/** Ends only by the signal. */
function killed() {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

const { open, writeFile } = files;
files.open = async (file, flags = 'r', ...more) => {
  if (flags === 'r') return open(file, flags, ...more);
  if (isLast()) return killed();
  const handle = await open(file, flags, ...more);
  for (const name of ['writeFile', 'appendFile']) {
    const write = handle[name].bind(handle);
    handle[name] = async (content) => {
      if (!isLast()) return write(content);
      await write(content.slice(0, content.length / 2));
      return killed();
    };
  }
  return handle;
};
files.writeFile = async (file, content, ...more) => {
  if (!isLast()) return writeFile(file, content, ...more);
  await writeFile(file, content.slice(0, content.length / 2), ...more);
  return killed();
};
for (const name of ['mkdir', 'rename', 'rm']) {
  const act = files[name];
  files[name] = async (...given) => (isLast() ? killed() : act(...given));
}
syncBuiltinESMExports();
if (STEPS) process.on('exit', () => writeFileSync(STEPS, String(steps)));
