import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvOf, KNOWN, type SyntheticSale, salesOf } from '../fixtures/sales-day.ts';
import { peakday } from './cli-process.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder();
const path = (name: string): string => join(folder, name);
let sales: readonly SyntheticSale[] = [];

/** Writes a file of the first sales with other columns beside them. */
function write(
  name: string,
  header: string,
  row: (line: string, i: number) => string,
  count = 300,
): void {
  const [, ...lines] = csvOf(sales.slice(0, count)).trimEnd().split('\n');
  writeFileSync(path(name), `${[header, ...lines.map(row)].join('\n')}\n`);
}

const HEADER = 'timestamp,store,till,items,amount';

beforeAll(async () => {
  const { street } = KNOWN.stores;
  sales = await salesOf({ ...KNOWN, stores: { street: { ...street!, count: 6 } } });
});

describe('peakday import', () => {
  it('writes a scenario that check accepts, and a chart', async () => {
    writeFileSync(path('sales.csv'), csvOf(sales));
    const { code, stdout, stderr } = await peakday(['import', 'sales.csv'], folder);
    expect(stderr).not.toContain('error');
    expect(code).toBe(0);
    expect(stdout).toContain('medium: 6 stores of 5 tills');
    expect(stdout).toContain("timestamp = 'timestamp' (guessed)");
    expect(stdout).toContain('•');
    const check = await peakday(['check', 'sales.scenario.yaml', '--json'], folder);
    expect(check.stderr).toBe('');
    expect(JSON.parse(check.stdout)).toMatchObject({ valid: true, name: 'sales' });
    const chart = readFileSync(path('sales.fit.svg'), 'utf8');
    expect(chart).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(chart).not.toMatch(/NaN|Infinity|undefined|href|<script/);
    expect(chart.match(/<path class="(observed|fitted)"/g)!.length).toBeGreaterThanOrEqual(4);
  });

  it('writes a scenario that run can run', async () => {
    const flags = ['--compression', '200', '--quiet', '--json'];
    const { code, stdout } = await peakday(['run', 'sales.scenario.yaml', ...flags], folder);
    expect([0, 98, 99]).toContain(code);
    const { sales: sold, requests } = JSON.parse(stdout);
    expect(sold.done).toBeGreaterThan(0);
    expect(requests.issued).toBe(requests.answered + requests.failed + requests.cut);
  }, 60_000);

  it('never writes over a file, unless forced', async () => {
    writeFileSync(path('twice.csv'), csvOf(sales));
    writeFileSync(path('twice.scenario.yaml'), 'mine\n');
    const refused = await peakday(['import', 'twice.csv'], folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('exists already');
    expect(readFileSync(path('twice.scenario.yaml'), 'utf8')).toBe('mine\n');
    expect((await peakday(['import', 'twice.csv', '--force'], folder)).code).toBe(0);
    expect(readFileSync(path('twice.scenario.yaml'), 'utf8')).toContain('name: twice');
  });

  it('reads semicolons, decimal commas, slashed dates and Spanish names with a BOM', async () => {
    const header = 'Fecha;Tienda;Caja;Artículos;Importe';
    const text = csvOf(sales, { delimiter: ';', decimal: ',', dates: 'slashes', header });
    writeFileSync(path('Ventas 2025.csv'), `\ufeff${text}`);
    const { code, stdout } = await peakday(['import', 'Ventas 2025.csv', '--json'], folder);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      scenario: 'ventas-2025.scenario.yaml',
      date: '2025-11-28',
      delimiter: ';',
      sales: sales.length,
      priceMean: 12.5,
      columns: { store: { column: "'Tienda'", guessed: true } },
    });
    expect(readFileSync(path('ventas-2025.scenario.yaml'), 'utf8')).toContain('language: es');
  });

  it('maps columns by name, and takes the busiest day or the one asked for', async () => {
    const header = 'when,where,what,how many,how much';
    const [, ...monday] = csvOf(sales.slice(0, 500), { date: '2025-11-24' }).trimEnd().split('\n');
    writeFileSync(path('days.csv'), `${csvOf(sales, { header })}${monday.join('\n')}\n`);
    const map = 'timestamp=when,store=where,till=what,items=how many,amount=how much';
    const args = ['import', 'days.csv', '--json', '--force', '--map', map];
    const busiest = JSON.parse((await peakday(args, folder)).stdout);
    expect([busiest.date, busiest.sales]).toEqual(['2025-11-28', sales.length]);
    const asked = JSON.parse((await peakday([...args, '--date', '2025-11-24'], folder)).stdout);
    expect([asked.date, asked.sales]).toEqual(['2025-11-24', 500]);
    const never = await peakday(
      [...args.filter((word) => word !== '--json'), '--date', '2024-01-01'],
      folder,
    );
    expect(never.code).toBe(2);
    expect(never.stderr).toContain('the busiest day is 2025-11-28');
  });

  it('counts bad rows and shows the first, without their values', async () => {
    write('some-bad.csv', HEADER, (line, i) =>
      i % 50 === 7 ? 'secret,0001,T1,one,1' : i === 20 ? line.replace(/,([\d.]+)$/, ',-$1') : line,
    );
    const { code, stdout } = await peakday(['import', 'some-bad.csv'], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('300, 6 bad, 1 returns');
    expect(stdout).toContain('some-bad.csv:9: timestamp');
    expect(stdout).not.toContain('secret');
  });

  it('gives up when more than 5 % of the rows are bad', async () => {
    write('bad.csv', HEADER, (line, i) => (i % 10 === 0 ? `${line},more` : line));
    const { code, stderr } = await peakday(['import', 'bad.csv'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('error PD_IMPORT_INVALID: 30 of 300 rows (10 %)');
    expect(stderr).toContain('bad.csv:2: has 6 fields, the header 5');
  });

  it.each([
    ['empty.csv', '', 'is empty'],
    ['header.csv', `${HEADER}\n`, 'no sale'],
    ['sheet.csv', Buffer.from('PK\u0003\u0004...'), 'export the sheet as CSV'],
    ['utf16.csv', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'), 'UTF-8'],
    ['latin1.csv', Buffer.from(`${HEADER},señal\n`, 'latin1'), 'iconv'],
    ['no-header.csv', '2025-11-28 10:00,Main Street,1,1,1\n', 'has no header line'],
  ])('refuses %s', async (name, content, said) => {
    writeFileSync(path(name), content);
    const { code, stderr } = await peakday(['import', name], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('error PD_IMPORT_INVALID');
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('Main Street');
  });

  it.each([
    [['import', 'none.csv'], 'cannot read none.csv'],
    [['import', 'sales.csv', '--map', 'tme=Fecha'], '--map cannot read'],
    [['import', 'sales.csv', '--delimiter', '|'], '--delimiter must be'],
    [['import', 'sales.csv', '--date', 'friday'], '--date must be'],
    [['import', 'sales.csv', '--out', 'x.ts'], '--out must end in .yaml'],
  ])('refuses %j', async (args, said) => {
    const { code, stderr } = await peakday(args, folder);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('personal data', () => {
  const CARD = '4111 1111 1111 1111';
  const MAIL = 'ana@example.com';

  it('is refused: column, line and kind are named, the value never is; nothing is written', async () => {
    write(
      'people.csv',
      `${HEADER},note,buyer`,
      (line, i) => `${line},${i === 41 ? `paid with ${CARD}` : ''},${i === 9 ? MAIL : ''}`,
    );
    const { code, stdout, stderr } = await peakday(['import', 'people.csv'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain("error PD_IMPORT_PERSONAL_DATA: 'buyer' holds e-mail addresses");
    expect(stderr).toContain("people.csv:43: 'note' holds card numbers");
    expect(stderr).toContain('people.csv:11');
    expect(stdout + stderr).not.toMatch(/4111|ana@/);
    expect(() => readFileSync(path('people.scenario.yaml'))).toThrow();
  });

  it('is the same for programs', async () => {
    const { stdout } = await peakday(['import', 'people.csv', '--json'], folder);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'PD_IMPORT_PERSONAL_DATA',
      place: { file: 'people.csv', line: 11 },
    });
  });

  it('is dropped with --mask', async () => {
    const { code, stdout } = await peakday(['import', 'people.csv', '--mask', '--json'], folder);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.masked).toHaveLength(2);
    expect(result).toMatchObject({ rows: 300, sales: 300, bad: { rows: 0 } });
    for (const file of ['people.scenario.yaml', 'people.fit.svg']) {
      expect(readFileSync(path(file), 'utf8')).not.toMatch(/4111|ana@/);
    }
  });

  it('makes a row bad when it stands in a column that is needed', async () => {
    write('cashiers.csv', HEADER, (line, i) => (i === 5 ? line.replace(/T\d/, MAIL) : line));
    const { stdout } = await peakday(['import', 'cashiers.csv', '--mask', '--json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({
      sales: 299,
      bad: { rows: 1, first: [{ line: 7, reason: 'till: is empty' }] },
    });
  });

  it('lets article numbers, ticket ids and timestamps pass', async () => {
    write(
      'ids.csv',
      `${HEADER},gtin,ticket,printed`,
      (line, i) => `${line},4006381333931,20251128${String(i).padStart(8, '0')},20251128150405`,
    );
    expect((await peakday(['import', 'ids.csv'], folder)).code).toBe(0);
  });
});
