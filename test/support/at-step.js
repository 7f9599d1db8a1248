// Loaded before the program: does to it, at one step of its writing, what the environment says.
// AT_STEP: write (a half of the content is written), rename, or renamed; SIGNAL: the signal that the process then gets.
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { AT_STEP, SIGNAL } = process.env;
const { open, rename, writeFile } = files;

/** Ends only by the signal. */
function signalled() {
  process.kill(process.pid, SIGNAL);
  setInterval(() => {}, 1000);
  return new Promise(() => {});
}

if (AT_STEP === 'write') {
  files.open = async (...given) => {
    const handle = await open(...given);
    const half = async (content) => {
      await handle.write(content.slice(0, content.length / 2));
      return signalled();
    };
    return given[1] === 'r' ? handle : Object.assign(handle, { writeFile: half, appendFile: half });
  };
  files.writeFile = async (file, content) => {
    await writeFile(file, content.slice(0, content.length / 2));
    return signalled();
  };
}
if (AT_STEP === 'rename') files.rename = signalled;
if (AT_STEP === 'renamed') {
  files.rename = async (...given) => {
    await rename(...given);
    return signalled();
  };
}
syncBuiltinESMExports();
