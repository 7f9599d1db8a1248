import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { main } from '../../src/cli/main.ts';
import { correctionsOf } from '../../src/corrections.ts';
import { forms } from '../../src/forms.ts';
import { lint, type Report, readReports } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';
import type { Form } from '../../src/model/form.ts';
import { textOf } from '../../src/model/passage.ts';
import type { Entry } from '../../src/model/report.ts';
import { entriesOf } from '../../src/model/report.ts';
import { parseArea } from '../../src/readers/sheet/area.ts';
import { blankForm } from '../../src/template/index.ts';
import { consistent, distinct, type Figures, figuresOf } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { scratch } from '../support/scratch.ts';

const [form2021, form2019] = forms as [Form, Form];
const yearOf = ({ years }: Form) => years.to ?? (years.from === 2021 ? 2025 : years.from);

const made = new Map<Form, Promise<Uint8Array>>();

/** The blank form of 云浦市, the same for every test. */
function blankOf(form: Form): Promise<Uint8Array> {
  const known = made.get(form) ?? blankForm({ form, year: yearOf(form), organization: '云浦市' }, 'zh');
  made.set(form, known);
  return known;
}

const report = async (bytes: Uint8Array): Promise<Report> => {
  const [first, ...others] = await readReports(bytes, { path: 'a.xlsx' });
  expect(others).toEqual([]);
  return first!;
};

const isTyped = ({ cell }: Entry) => cell?.stored?.formula === undefined;

const load = async (bytes: Uint8Array) => {
  const workbook = await new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);
  return { workbook, sheet: workbook.worksheets[0]! };
};

/** The form with figures typed where they are to be, and formulas without results, as programs leave them that compute none. */
async function filled(bytes: Uint8Array, figures: Figures, change: (sheet: ExcelJS.Worksheet) => void = () => {}) {
  const { workbook, sheet } = await load(bytes);
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
    }),
  );
  for (const { at, place } of entriesOf(await report(bytes)).filter(isTyped)) {
    sheet.getCell(place.row!, place.column!).value = figures[at.table.id]![at.row.id]![at.column.id]!;
  }
  change(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const figuresAt = (figures: Figures, id: string) => {
  const [table, row, column] = id.split('/') as [string, string, string];
  return String(figures[table]![row]![column]!);
};

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);
const sheetXml = (bytes: Uint8Array) => part(bytes, 'xl/worksheets/sheet1.xml');
const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, 'gs'))].map(String);
const attribute = (xml: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(xml)?.[1];

describe.each(forms)('$id', (form) => {
  test('untouched, it is a report without figures, and nothing else is wrong with it', async () => {
    const bytes = await blankOf(form);
    const { diagnostics, verdict, problem } = await lint(bytes, { path: 'a.xlsx' });
    expect([verdict, problem?.code, diagnostics]).toEqual(['cannot-check', 'not-filled-in', []]);
    const { organization, year, sections, tables } = await report(bytes);
    const figures = tables.flatMap(({ entries }) => entries.filter(({ value }) => value.kind !== 'blank'));
    expect(figures.map(({ at, value, cell }) => [at.total, value, cell?.stored?.formula !== undefined])).toEqual(
      figures.map(() => [true, { kind: 'number', number: { units: 0n, scale: 0 } }, true]),
    );
    expect([organization, year]).toEqual(['云浦市', yearOf(form)]);
    expect(sections.map(({ number, passages }) => [number, textOf(passages)])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [n, '']),
    );
  });

  test('filled in with figures that add up, nothing is found in it, and every total is what it should be', async () => {
    await fc.assert(
      fc.asyncProperty(consistent(form), async (figures) => {
        const bytes = await filled(await blankOf(form), figures);
        expect((await lint(bytes, { path: 'a.xlsx' })).diagnostics).toEqual([]);
        expect(figuresOf(await report(bytes))).toEqual(figures);
      }),
      runs(1, 3),
    );
  });

  test('with one figure of 表三 changed, what is found is the flow of its column, and the figure is among the slips', async () => {
    const blank = await blankOf(form);
    const typed = entriesOf(await report(blank)).filter((entry) => entry.at.table.id === 'requests' && isTyped(entry));
    const choice = fc.tuple(fc.constantFrom(...typed.map(({ at }) => at.id)), fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(choice, async ([id, more]) => {
        const { at, place } = typed.find((entry) => entry.at.id === id)!;
        const figures = distinct(form);
        const bytes = await filled(blank, figures, (sheet) => {
          sheet.getCell(place.row!, place.column!).value = figures.requests![at.row.id]![at.column.id]! + more;
        });
        const { diagnostics, reports } = await lint(bytes, { path: 'a.xlsx' });
        expect(diagnostics.map(({ rule, cell }) => [rule, cell?.split('/')[2]])).toEqual([
          ['request-flow', at.column.id],
          ['request-flow', 'total'],
        ]);
        const named = reports[0]!.culprits.flatMap((one) => one.explanations.flatMap(({ mistakes }) => mistakes));
        expect(named.flatMap(({ changes }) => changes).every(({ entry }) => isTyped(entry))).toBe(true);
        for (const { suspects } of diagnostics) {
          expect(suspects.map(({ clears }) => clears.length)).toEqual(named.map(() => 2));
          expect(suspects.every(({ entry }) => isTyped(entry))).toBe(true);
        }
        const [culprit] = reports[0]!.culprits;
        const slips = culprit!.explanations.map(({ mistakes }) => mistakes[0]!.changes[0]!.entry.at);
        expect(culprit!.more > 0 || slips.some(({ id }) => id === at.id)).toBe(true);
        expect(slips.every(({ column }) => column.id === at.column.id)).toBe(true);
      }),
      runs(1, 3),
    );
  });

  describe('figures stored as text, which the formulas leave out', () => {
    const inRequests = (entries: readonly Entry[]) =>
      entries.filter((one) => one.at.table.id === 'requests' && isTyped(one));
    const withTexts = async (
      ids: (id: string) => boolean,
      change: (sheet: ExcelJS.Worksheet, of: Of) => void = () => {},
    ) => {
      const blank = await blankOf(form);
      const typed = inRequests(entriesOf(await report(blank)));
      const of: Of = (id) => typed.find(({ at }) => at.id === id)!.place;
      const bytes = await filled(blank, distinct(form), (sheet) => {
        for (const { at, place } of typed.filter((one) => ids(one.at.id))) {
          const cell = sheet.getCell(place.row!, place.column!);
          cell.value = `${cell.value}${at.id.endsWith('/commercial') ? '件' : ' '}`;
        }
        change(sheet, of);
      });
      return lint(bytes, { path: 'a.xlsx' });
    };
    type Of = (id: string) => Entry['place'];
    const named = ({ reports }: Awaited<ReturnType<typeof lint>>) =>
      reports[0]!.culprits.map(({ certainty, explanations: [first] }) => [
        certainty,
        first!.mistakes.map(({ changes }) => changes.map(({ entry, suggested }) => [entry.at.id, format(suggested)])),
      ]);
    const number = (id: string) => figuresAt(distinct(form), id);

    test.each(['granted/commercial', 'carried-in/research'])('%s alone', async (at) => {
      const id = `requests/${at}`;
      const result = await withTexts((one) => one === id);
      expect(named(result)).toEqual([['likely', [[[id, number(id)]]]]]);
      const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
      for (const { suspects } of errors) expect(suspects.map(({ entry }) => entry.at.id)).toEqual([id]);
      expect(result.reports[0]!.culprits[0]!.relations).toHaveLength(errors.length);
      expect(correctionsOf(result).map(({ entry, safety }) => [entry.at.id, safety])).toEqual([[id, 'safe']]);
    });

    test('all of them', async () => {
      const result = await withTexts(() => true);
      const typed = inRequests(entriesOf(result.reports[0]!.report)).map(({ at }) => at.id);
      expect(named(result)).toEqual([['likely', [typed.map((id) => [id, number(id)])]]]);
    });

    test('beside another slip', async () => {
      const result = await withTexts(
        (id) => id === 'requests/granted/commercial',
        (sheet, of) => {
          const { row, column } = of('requests/carried-out/research');
          sheet.getCell(row!, column!).value = Number(number('requests/carried-out/research')) + 1;
        },
      );
      const [text, slip, ...others] = result.reports[0]!.culprits;
      expect(named(result)[0]).toEqual([
        'likely',
        [[['requests/granted/commercial', number('requests/granted/commercial')]]],
      ]);
      expect(text!.assessments.map(({ line }) => line)).not.toContain('research');
      expect(slip!.assessments.map(({ line }) => line)).toContain('research');
      expect(others).toEqual([]);
    });

    test('not where the sums need it left out', async () => {
      const result = await withTexts(
        (id) => id === 'requests/granted/commercial',
        (sheet, of) => {
          const { row, column } = of('requests/received/commercial');
          const less = Number(number('requests/granted/commercial'));
          sheet.getCell(row!, column!).value = Number(number('requests/received/commercial')) - less;
        },
      );
      expect(result.verdict).toBe('fail');
      expect(named(result).flat(3)).not.toContain(number('requests/granted/commercial'));
    });
  });

  test('a formula that leaves a row out is named as a formula, not as a slip of the hand', async () => {
    const blank = await blankOf(form);
    const total = entriesOf(await report(blank)).find(({ at }) => at.id === 'requests/outcomes/commercial')!;
    const bytes = await filled(blank, distinct(form), (sheet) => {
      const cell = sheet.getCell(total.place.row!, total.place.column!);
      cell.value = {
        formula: cell.formula.replace(/:([A-Z]+)(\d+)/, (_, column, row) => `:${column}${row - 1}`),
      } as ExcelJS.CellFormulaValue;
    });
    const [culprit] = (await lint(bytes, { path: 'a.xlsx' })).reports[0]!.culprits;
    const [mistake, ...others] = culprit!.explanations[0]!.mistakes;
    expect(others).toEqual([]);
    expect(mistake!.changes.map(({ entry }) => entry.at.id)).toEqual([total.at.id]);
    expect(mistake!.reason.en).toContain('formula');
  });

  test('a total that is typed over with another figure is named', async () => {
    const blank = await blankOf(form);
    const totals = entriesOf(await report(blank)).filter((entry) => !isTyped(entry));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...totals.map(({ at }) => at.id)), async (id) => {
        const { place } = totals.find((entry) => entry.at.id === id)!;
        const bytes = await filled(blank, distinct(form), (sheet) => {
          sheet.getCell(place.row!, place.column!).value = 7;
        });
        const { diagnostics } = await lint(bytes, { path: 'a.xlsx' });
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors.some(({ suspects }) => suspects.some(({ entry }) => entry.at.id === id))).toBe(true);
        const constant = diagnostics.filter(({ rule }) => rule === 'constant-total');
        expect(constant.flatMap(({ cell, related }) => [cell, ...related.map((one) => one.cell)])).toContain(id);
      }),
      runs(1, 3),
    );
  });

  test('what is to be filled in is open, all else is protected without a password; rows and columns can be resized', async () => {
    const bytes = await blankOf(form);
    const { sheet } = await load(bytes);
    const open = new Set<string>();
    sheet.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) open.add(cell.master.address);
      }),
    );
    const entries = entriesOf(await report(bytes));
    const addressOf = ({ place }: Entry) => sheet.getCell(place.row!, place.column!).address;
    expect(entries.filter((entry) => open.has(addressOf(entry)))).toEqual(entries.filter(isTyped));
    const texts = [...open].filter((address) => !entries.some((entry) => addressOf(entry) === address));
    // The lines before 一, and what stands under 一, 五 and 六.
    expect(texts.map((address) => sheet.getCell(Number(address.slice(1)) - 1, 1).text.slice(0, 2))).toEqual([
      '云浦',
      '一、',
      '五、',
      '六、',
    ]);
    expect(sheetXml(bytes)).toContain('<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>');
  });

  test('a figure takes what the form allows, and no cell is under two rules', async () => {
    const bytes = await blankOf(form);
    const rules = elements(sheetXml(bytes), 'dataValidation').map((xml) => ({
      area: parseArea(attribute(xml, 'sqref')!)!,
      says: [attribute(xml, 'type'), attribute(xml, 'operator'), /<formula1>(.*)<\/formula1>/.exec(xml)?.[1]].join(' '),
      stops: attribute(xml, 'errorStyle') === 'stop' && attribute(xml, 'showErrorMessage') === '1',
    }));
    expect(rules.every(({ stops }) => stops)).toBe(true);
    for (const entry of entriesOf(await report(bytes))) {
      const { row, column } = entry.place as { row: number; column: number };
      const over = rules.filter(
        ({ area }) => area.top <= row && row <= area.bottom && area.left <= column && column <= area.right,
      );
      const { decimal, signed } = entry.at;
      const least = signed ? '-999999999999' : '0';
      const expected = `${decimal ? 'decimal' : 'whole'} greaterThanOrEqual ${least}`;
      expect(over.map(({ says }) => says)).toEqual(isTyped(entry) ? [expected] : []);
    }
  });
});

test('filled in by a program that leaves the results of the blank form, its totals are worked out', async () => {
  const { workbook, sheet } = await load(await blankOf(form2021));
  for (const { at, place } of entriesOf(await report(await blankOf(form2021))).filter(isTyped)) {
    sheet.getCell(place.row!, place.column!).value = distinct(form2021)[at.table.id]![at.row.id]![at.column.id]!;
  }
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  expect((await lint(bytes, { path: 'a.xlsx' })).diagnostics).toEqual([]);
  expect(figuresOf(await report(bytes))).toEqual(distinct(form2021));
});

test('a blank cell, and one with a text for a number, is coloured; so is the left side of a sum that does not hold', async () => {
  const rules = elements(sheetXml(await blankOf(form2021)), 'conditionalFormatting').map((xml) => ({
    area: attribute(xml, 'sqref'),
    formula: /<formula>(.*)<\/formula>/.exec(xml)?.[1]?.replaceAll('&quot;', '"'),
    priority: Number(attribute(xml, 'priority')),
  }));
  const missing = rules.filter(({ formula }) => formula?.startsWith('NOT(ISNUMBER('));
  expect(missing.map(({ area, formula }) => [area, formula])).toContainEqual(['I25:N47', 'NOT(ISNUMBER(I25))']);
  expect(rules.filter(({ formula }) => formula?.startsWith('ROUND('))).toHaveLength(42);
  expect(rules.filter(({ formula }) => formula?.startsWith('EXACT(')).map(({ formula }) => formula)).toContain(
    'EXACT(A4,"")',
  );
  expect(rules.map(({ priority }) => priority)).toEqual(rules.map((_, index) => index + 1));
});

test('beside the flow stands by how much it does not balance, column by column, and nothing while it does', async () => {
  const { sheet } = await load(await blankOf(form2021));
  const formulas: [string, string][] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula?.startsWith('IF(')) formulas.push([cell.address, cell.formula]);
    }),
  );
  expect(formulas.map(([address]) => address)).toEqual(['Q25', 'Q26', 'Q27', 'Q28', 'Q29', 'Q30', 'Q31']);
  // 一 and 二 stand in rows 25 and 26, （七） and 四 in 48 and 49.
  const said = (formula: string, left: number, right: number) => {
    const source = formula
      .replaceAll(/SUM\([A-Z]25:[A-Z]26\)/g, 'left')
      .replaceAll(/SUM\([A-Z]48:[A-Z]49\)/g, 'right')
      .replaceAll(/(?<=\))=0/g, '===0')
      .replaceAll('&', '+')
      .replaceAll(/\b(IF|ROUND|ABS)\(/g, 'calc.$1(');
    const calc = {
      IF: (holds: boolean, yes: string, no: string) => (holds ? yes : no),
      ROUND: (number: number) => Math.round(number * 1e6) / 1e6,
      ABS: Math.abs,
    };
    return new Function('calc', 'left', 'right', `return ${source}`)(calc, left, right);
  };
  const [natural, , , , , other, total] = formulas.map(([, formula]) => formula);
  expect(said(natural!, 21, 12)).toBe(
    '“自然人”列：新收与上年结转之和为 21，办理结果总计与结转下年度之和为 12，前者多 9',
  );
  expect(said(total!, 0, 7)).toBe('“总计”列：新收与上年结转之和为 0，办理结果总计与结转下年度之和为 7，前者少 7');
  expect(said(other!, 1, 0)).toContain('“法人或其他组织·其他”列');
  expect(said(natural!, 21, 21)).toBe('');
});

test('what stands beside the page is no part of the report, shown or not', async () => {
  const blank = await blankOf(form2021);
  const bytes = await filled(blank, distinct(form2021), (sheet) => {
    sheet.getCell('A4').value = '本市依法公开政府信息。\n公开 12 条。';
    sheet.getCell('Q25').value = { formula: sheet.getCell('Q25').formula, result: '“自然人”列：前者多 9' } as never;
  });
  const { sections, tables } = await report(bytes);
  expect(textOf(sections[0]!.passages)).toBe('本市依法公开政府信息。\n公开 12 条。');
  expect(sections.slice(1).map(({ passages }) => textOf(passages))).toEqual(['', '', '', '', '']);
  expect(figuresOf({ tables } as Report)).toEqual(distinct(form2021));
  const { diagnostics } = await lint(bytes, { path: 'a.xlsx' });
  expect(diagnostics.map(({ rule, about }) => `${rule} ${about}`)).toEqual(['section-empty 5', 'section-empty 6']);
});

test('annotate marks it in a copy, which lints the same', async () => {
  const bytes = await filled(await blankOf(form2021), distinct(form2021), (sheet) => {
    sheet.getCell('I27').value = 7;
    sheet.getCell('Q26').value = { formula: sheet.getCell('Q26').formula, result: '' } as never;
  });
  const file = await lint(bytes, { path: 'a.xlsx' });
  const { bytes: copy, notices } = await annotate(file, bytes, 'zh');
  expect(notices).toEqual([]);
  expect((await lint(copy, { path: 'a.xlsx' })).diagnostics).toEqual(file.diagnostics);
});

test('notes beside the page stand open and say what belongs under each heading', async () => {
  const bytes = await blankOf(form2021);
  const { sheet } = await load(bytes);
  const notes: [string, string][] = [];
  sheet.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const note = cell.note as ExcelJS.Comment | undefined;
      if (note) notes.push([cell.address, note.texts!.map(({ text }) => text).join('')]);
    }),
  );
  expect(notes.map(([address]) => address)).toEqual(['P1', 'P3', 'P6', 'P21', 'P50', 'P55', 'P58']);
  expect(notes.slice(1).map(([, text]) => text)).toEqual(form2021.sections.map(({ prompt }) => prompt!.zh));
  const shapes = elements(part(bytes, 'xl/drawings/vmlDrawing1.vml'), 'v:shape');
  expect(shapes.every((shape) => shape.includes('<x:Visible/>') && !shape.includes('visibility:hidden'))).toBe(true);
});

test('prints what is filled in, on A4; the cursor stands at the first that is empty', async () => {
  const bytes = await blankOf(form2021);
  const sheet = sheetXml(bytes);
  expect(part(bytes, 'xl/workbook.xml')).toContain(
    '<definedName name="_xlnm.Print_Area" localSheetId="0">\'云浦市2025\'!$A$1:$O$60</definedName>',
  );
  expect(sheet).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>');
  expect(sheet).toContain('<selection activeCell="A4" sqref="A4"/>');
  // Before 三, and before 五, whose text would be cut.
  expect([...sheet.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row))).toEqual([20, 54]);
});

test('without a body, its name is left to be written into the title', async () => {
  const bytes = await blankForm({ form: form2021, year: 2025, organization: null }, 'en');
  const { sheet } = await load(bytes);
  expect(sheet.getCell('A1').value).toBe('2025年政府信息公开工作年度报告');
  expect(sheet.getCell('A1').protection?.locked).toBe(false);
  expect(sheetXml(bytes)).toContain('EXACT(A1,&quot;2025年政府信息公开工作年度报告&quot;)');
  expect(await report(bytes)).toMatchObject({ organization: null, year: 2025 });
  const named = await filled(bytes, distinct(form2021), (sheet) => {
    sheet.getCell('A1').value = '云浦市2025年政府信息公开工作年度报告';
  });
  expect(await report(named)).toMatchObject({ organization: '云浦市', year: 2025 });
});

test('two runs give the same bytes, whatever the clock says; the properties name the report and no time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-11-05T20:12:34Z') });
  try {
    const again = await blankForm({ form: form2021, year: 2025, organization: '云浦市' }, 'zh');
    expect(Buffer.from(again).equals(await blankOf(form2021))).toBe(true);
    const properties = part(again, 'docProps/core.xml');
    expect(properties).toContain('<dc:title>云浦市2025年政府信息公开工作年度报告</dc:title>');
    expect(properties).not.toMatch(/dcterms:|\d\d:\d\d/);
  } finally {
    vi.useRealTimers();
  }
});

test('whatever a form of one’s own has: quotes, long names, a table in no section, sums along a row that is typed', async () => {
  const own: Form = {
    ...structuredClone(form2021),
    id: 'own-1',
    family: 'own',
    sections: form2021.sections.filter(({ number }) => number !== 4).map(({ prompt: _, ...section }) => section),
    relations: form2021.relations.map((relation) => ({
      ...relation,
      left: { ...relation.left, name: { zh: `“"甲"${'很长'.repeat(300)}`, en: 'a' } },
      // Two cells, so that none is a sum of the other.
      ...(relation.id === 'case-total' && { left: { ...relation.left, terms: ['total', 'upheld'] } }),
    })),
  };
  const bytes = await blankForm({ form: own, year: 2025, organization: "'云浦'镇" }, 'zh');
  const [one] = await readReports(bytes, { path: 'a.xlsx', forms: [own] });
  expect(one!.tables.map(({ table }) => table.id)).toEqual(['disclosure', 'requests', 'cases']);
  const { sheet } = await load(bytes);
  const formulas = sheet.getColumn('Q').values.flatMap((value) => (value as ExcelJS.CellFormulaValue)?.formula ?? []);
  expect(formulas).toHaveLength(7 + 3);
  for (const [literal] of formulas.join().matchAll(/"(?:[^"]|"")*"/g)) expect(literal.length).toBeLessThanOrEqual(257);
});

describe('the command', () => {
  const run = async (argv: readonly string[], cwd: string, isTTY = false) => {
    const out = { stdout: [] as Uint8Array[], stderr: '' };
    const stdout = { isTTY, write: (chunk: string | Uint8Array) => out.stdout.push(Buffer.from(chunk as string)) };
    const stderr = { write: (text: string | Uint8Array) => (out.stderr += text) };
    const exitCode = await main(['new', ...argv], { stdout, stderr, stdin: process.stdin, env: {}, cwd });
    return { exitCode, stdout: Buffer.concat(out.stdout), stderr: out.stderr };
  };

  test('names the file after the report, as every system allows', async () => {
    const cwd = scratch();
    const { exitCode } = await run(['--year', '2025', '--organization', ' 云浦\\市? '], cwd);
    expect(exitCode).toBe(0);
    expect(existsSync(`${cwd}/云浦市2025年政府信息公开工作年度报告.xlsx`)).toBe(true);
  });

  test('never writes over a file', async () => {
    const cwd = scratch();
    writeFileSync(`${cwd}/a.xlsx`, '填好的');
    const { exitCode, stderr } = await run(['--year', '2025', '-o', 'a.xlsx'], cwd);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('为防止覆盖，未写入 a.xlsx');
    expect(readFileSync(`${cwd}/a.xlsx`, 'utf8')).toBe('填好的');
  });

  test('writes to standard output where it is told to, but not to a screen', async () => {
    const piped = await run(['--year', '2025', '--organization', '云浦市', '-o', '-'], scratch());
    expect(piped.stdout.equals(await blankOf(form2021))).toBe(true);
    const screen = await run(['--year', '2025', '-o', '-'], scratch(), true);
    expect([screen.exitCode, screen.stdout.length]).toEqual([2, 0]);
  });

  test.each([
    ['2025', [], form2021],
    ['2020', [], form2019],
    ['2020', ['--form', 'cn-ogi'], form2019],
    ['2025', ['--form', 'cn-ogi-2019'], form2019],
    ['2018', ['--form', 'cn-ogi'], form2021],
  ] as const)('takes the edition in force: %s %j', async (year, more, form) => {
    const { stdout, stderr } = await run(['--year', year, '-o', '-', ...more], scratch());
    expect((await report(stdout)).tables.map((table) => table.form)).toEqual(form.tables.map(() => form));
    expect(stderr === '').toBe(form.years.from <= Number(year) && Number(year) <= (form.years.to ?? 9999));
  });

  test('takes a form of one’s own, and says how to check it', async () => {
    const cwd = scratch();
    const own = { ...form2021, id: 'own-1', family: 'own', reportTitles: ['公开情况年度汇总'], period: '统计时间' };
    writeFileSync(`${cwd}/own.json`, JSON.stringify(own));
    const { stdout } = await run(['--year', '2025', '--organization', '云浦市', '--form', 'own.json'], cwd);
    expect(String(stdout)).toContain('report-lint --form own.json 云浦市2025年公开情况年度汇总.xlsx');
    const bytes = readFileSync(`${cwd}/云浦市2025年公开情况年度汇总.xlsx`);
    const [one] = await readReports(bytes, { path: 'a.xlsx', forms: [own] });
    expect(one!.years.map(({ from, year }) => [from, year])).toEqual([
      ['title', 2025],
      ['period', 2025],
    ]);
  });

  test.each([
    '2024年云浦市',
    '溪口，镇',
    '',
    '镇'.repeat(80),
    '溪口\u202e镇',
  ])('a name that could not be told from the title is refused: %j', async (name) => {
    const cwd = scratch();
    expect((await run(['--year', '2025', '--organization', name], cwd)).exitCode).toBe(2);
  });
});
