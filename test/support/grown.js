// Loaded before the program: each process takes itself for larger than it should be, and leaves a file named by its id in NOTES.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.memoryUsage.rss = () => 2 ** 30;
writeFileSync(join(process.env.NOTES, String(process.pid)), '');
