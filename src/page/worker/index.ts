// The program of the workers of the page. The page starts one, which keeps the results; that one starts another, a reader, which
// is ended where a file takes it too long.
import { expose, proxy } from 'comlink';
import { createChecker } from './checker.ts';
import { readerName, startReader } from './reader.ts';

if (self.name === readerName) startReader();
else expose((program: Blob) => proxy(createChecker(program)));
