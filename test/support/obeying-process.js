// A program for `processes`, which does to each job what the job says, and answers with its number. It never answers any other job.
import { serialize } from 'node:v8';

process.on('message', (jobs) => {
  const answers = [];
  let isLast = false;
  for (const { number, deed } of jobs) {
    if (deed === undefined) return;
    if (deed === 'die') process.kill(process.pid, 'SIGKILL');
    answers.push(serialize(deed === 'refuse' ? { code: 'encrypted', text: { zh: '', en: '' } } : { value: number }));
    isLast = deed === 'grow';
    if (isLast) break;
  }
  process.send({ answers, isLast });
});
process.on('disconnect', () => process.exit());
process.send('ready');
