// Loaded before the program: each process leaves a file named by its id in NOTES.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

writeFileSync(join(process.env.NOTES, String(process.pid)), '');
