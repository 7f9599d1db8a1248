// Parses a CSV with csv-parse and counts its records, as the least that any program must do which reads it that way.
// Usage: node bench/csv-parse-pass.js FILE
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let records = 0;
const parser = parse({
  delimiter: ',',
  trim: true,
  record_delimiter: '\n',
  relax_column_count: true,
  max_record_size: 2 ** 20,
  on_record: () => {
    records++;
    return null;
  },
});
createReadStream(process.argv[2], { highWaterMark: 2 ** 20 })
  .pipe(parser)
  .on('end', () => console.log(records))
  .resume();
