// Parses each line of a file with JSON.parse and counts them. Usage: node bench/json-parse-pass.js FILE
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let records = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2], { highWaterMark: 2 ** 20 }) })) {
  JSON.parse(line);
  records++;
}
console.log(records);
