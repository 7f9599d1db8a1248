import { readFileSync } from 'node:fs';

/** Mutants that no test can notice, because the program does the same: each with the reason. */
const equivalents = JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8'));

/** Prints survivors and scores. Returns whether every score reaches its bar and every listed equivalent is one. */
export function report({ mutants, tried, events, parts, isSample, showAll }) {
  const killers = new Map(
    events.filter(([kind]) => kind === 'killed').map(([, [id, file, name]]) => [id, `${file}: ${name}`]),
  );
  const reached = new Set(events.flatMap(([kind, ids]) => (kind === 'reached' ? ids : [])));
  const outOfTime = new Set(events.flatMap(([kind, id]) => (kind === 'budget' ? [id] : [])));
  const isListed = (mutant) => equivalents.some((one) => isThe(one, mutant));
  const survivors = tried.filter(({ id }) => !killers.has(id));
  for (const mutant of survivors.filter((one) => !isListed(one))) {
    const note = !reached.has(mutant.id) ? '  (no test reaches it)' : outOfTime.has(mutant.id) ? '  (out of time)' : '';
    console.log(`${nameOf(mutant)}${note}`);
  }
  if (showAll)
    for (const one of tried) if (killers.has(one.id)) console.log(`killed ${nameOf(one)}  by ${killers.get(one.id)}`);

  const once = events.flatMap(([kind, name]) => (kind === 'once' ? [name] : []));
  for (const name of once) console.log(`cannot be repeated, and is left out: ${name}`);

  const stale = equivalents.filter((one) => !mutants.some((mutant) => isThe(one, mutant)));
  for (const { file, original, mutated } of stale) console.log(`stale equivalent: ${file}  ${original} → ${mutated}`);
  const wrong = tried.filter((one) => killers.has(one.id) && isListed(one));
  for (const one of wrong) console.log(`listed as equivalent, but killed: ${nameOf(one)}  by ${killers.get(one.id)}`);

  const rows = Object.entries(parts).flatMap(([path, { bar }]) => {
    const those = tried.filter(({ file }) => file === path || file.startsWith(`${path}/`));
    return those.length > 0 ? [score(path, bar, those, killers, isListed, isSample)] : [];
  });
  console.log(`\n${tableOf(rows)}`);
  return stale.length === 0 && wrong.length === 0 && rows.every(({ passed }) => passed);
}

function nameOf({ file, line, column, original, mutated }) {
  return `${file}:${line}:${column}  ${original} → ${mutated || '(left out)'}`;
}

/** An equivalent is known by its file and by what is changed, not by its line. */
function isThe(equivalent, { file, original, mutated }) {
  return equivalent.file === file && equivalent.original === original && equivalent.mutated === mutated;
}

function score(path, bar, those, killers, isListed, isSample) {
  const killed = those.filter(({ id }) => killers.has(id)).length;
  const equivalent = those.filter((one) => !killers.has(one.id) && isListed(one)).length;
  const counted = those.length - equivalent;
  const share = counted === 0 ? 1 : killed / counted;
  // A sample may fall short of the bar by two standard errors and one mutant.
  const size = Math.max(counted, 1);
  const margin = isSample ? 2 * Math.sqrt(((bar / 100) * (1 - bar / 100)) / size) + 1 / size : 0;
  return {
    path,
    mutants: those.length,
    killed,
    survived: counted - killed,
    equivalent,
    before: percent(killed / those.length),
    after: percent(share),
    bar: percent(Math.max(0, bar / 100 - margin)),
    passed: share >= bar / 100 - margin,
  };
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function tableOf(rows) {
  const columns = ['mutants', 'killed', 'survived', 'equivalent', 'before', 'after', 'bar'];
  const lines = rows.map((row) => `| ${[row.path, ...columns.map((key) => row[key])].join(' | ')} |`);
  return [`| path | ${columns.join(' | ')} |`, `| :- |${' -: |'.repeat(columns.length)}`, ...lines].join('\n');
}
