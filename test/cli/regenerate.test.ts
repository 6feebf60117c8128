import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, temporaryFolder, writeFiles } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const spec = (fields: string) => `plinth: 1
app: { name: library }
contexts:
  Lending:
    entities:
      Book:
        fields: { ${fields} }
        crud: all
        http: /books
`;

const DOMAIN = 'src/contexts/lending/domain/book.ts';

async function library(): Promise<string> {
  const cwd = temporaryFolder({ 'plinth.yaml': spec('title: string(1..200)') });
  expect((await plinth('regenerate', '--cwd', cwd)).code).toBe(0);
  return cwd;
}

const addField = (cwd: string) =>
  writeFiles(cwd, { 'plinth.yaml': spec('title: string(1..200), pages: int') });

const edit = (cwd: string, path: string, change: (text: string) => string) =>
  writeFiles(cwd, { [path]: change(readFileSync(join(cwd, path), 'utf8')) });

describe('plinth regenerate', () => {
  it('changes nothing, not even a time, when nothing is to be done', async () => {
    const cwd = await library();
    const times = () =>
      Object.keys(readFiles(cwd)).map((path) => statSync(join(cwd, path)).mtimeMs);
    const before = times();
    const { code, out } = await plinth('regenerate', '--cwd', cwd);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^in sync: \d+ unchanged\n$/),
    });
    expect(times()).toEqual(before);
  });

  it('writes what an edit of the spec changes, and says why', async () => {
    const cwd = await library();
    addField(cwd);
    const { code, out } = await plinth('regenerate', '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain(`    update  ${DOMAIN}  field pages added to Lending.Book\n`);
    expect(readFileSync(join(cwd, DOMAIN), 'utf8')).toContain('pages');
  });

  it('keeps a hand edit beside an edit of the spec', async () => {
    const cwd = await library();
    edit(cwd, DOMAIN, (text) => `${text}\nexport const LONGEST = 200;\n`);
    addField(cwd);
    const { code, out } = await plinth('regenerate', '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain(`     merge  ${DOMAIN}`);
    expect(readFileSync(join(cwd, DOMAIN), 'utf8')).toMatch(/pages[\s\S]*LONGEST = 200;\n$/);
  });

  it('marks a clash, exits with 1, and again until it is resolved', async () => {
    const cwd = await library();
    edit(cwd, DOMAIN, (text) => text.replaceAll(/^.*title.*$/gm, (line) => `${line} // mine`));
    writeFiles(cwd, { 'plinth.yaml': spec('heading: string(1..80)') });
    const first = await plinth('regenerate', '--cwd', cwd);
    expect(first.code).toBe(1);
    expect(first.out).toContain(`  conflict  ${DOMAIN}`);
    expect(readFileSync(join(cwd, DOMAIN), 'utf8')).toContain('<<<<<<< yours');
    const second = await plinth('regenerate', '--cwd', cwd);
    expect(second.code).toBe(1);
    expect(second.out).toContain(`unresolved  ${DOMAIN}`);
    expect((await plinth('status', '--cwd', cwd)).out).toContain(
      `in conflict: settle what stands between the markers, then run plinth regenerate\n  ${DOMAIN}`,
    );
    const settled = await plinth('regenerate', '--theirs', '--cwd', cwd);
    expect(settled.code).toBe(0);
    expect(readFileSync(join(cwd, DOMAIN), 'utf8')).not.toContain('mine');
    expect((await plinth('regenerate', '--check', '--cwd', cwd)).code).toBe(0);
  });

  it.each([['--dry-run'], ['--diff'], ['--check'], ['--json']])(
    '%s shows and writes nothing',
    async (flag) => {
      const cwd = await library();
      addField(cwd);
      const before = readFiles(cwd);
      const { code, out } = await plinth('regenerate', flag, '--cwd', cwd);
      expect(out).toContain(DOMAIN);
      expect(code).toBe(flag === '--check' ? 1 : 0);
      expect(readFiles(cwd)).toEqual(before);
    },
  );

  it('--json says all, and with --write does it', async () => {
    const cwd = await library();
    addField(cwd);
    const { out } = await plinth('regenerate', '--json', '--diff', '--write', '--cwd', cwd);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      version: 1,
      command: 'regenerate',
      ok: true,
      written: true,
      inSync: false,
    });
    expect(answer.changes).toContainEqual({
      path: DOMAIN,
      kind: 'update',
      reason: 'field pages added to Lending.Book',
      diff: expect.stringContaining('+'),
    });
    expect((await plinth('regenerate', '--check', '--quiet', '--cwd', cwd)).out).toBe('');
  });

  it('reports a deleted file once, and leaves it deleted', async () => {
    const cwd = await library();
    rmSync(join(cwd, DOMAIN));
    expect((await plinth('regenerate', '--cwd', cwd)).out).toContain(
      `      skip  ${DOMAIN}  you deleted it`,
    );
    expect((await plinth('regenerate', '--cwd', cwd)).out).toMatch(/^in sync/);
  });

  it('shows all problems of a spec, and writes nothing', async () => {
    const cwd = await library();
    writeFiles(cwd, { 'plinth.yaml': spec('title: strin, pages: imt') });
    const before = readFiles(cwd);
    const { code, out } = await plinth('regenerate', '--cwd', cwd);
    expect(code).toBe(1);
    expect(out).toMatch(/plinth\.yaml:7:\d+ error SPEC_UNKNOWN_TYPE: no type strin\n/);
    expect(out).toContain('2 errors');
    expect(readFiles(cwd)).toEqual(before);
  });

  it('gives the same bytes in any folder', async () => {
    const [one, two] = [await library(), await library()];
    expect(readFiles(one)).toEqual(readFiles(two));
  });
});

describe('plinth check', () => {
  it('finds nothing in a spec that is right', async () => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec('title: string') });
    expect(await plinth('check', '--cwd', cwd)).toEqual({
      code: 0,
      out: 'plinth.yaml: no problems\n',
      err: '',
    });
  });

  it('answers in JSON', async () => {
    const cwd = temporaryFolder({ 'my.yaml': spec('title: strin') });
    const { code, out } = await plinth('check', 'my.yaml', '--json', '--cwd', cwd);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      command: 'check',
      ok: false,
      findings: [
        {
          file: 'my.yaml',
          line: 7,
          column: 26,
          length: 5,
          severity: 'error',
          code: 'SPEC_UNKNOWN_TYPE',
          message: 'no type strin',
        },
      ],
    });
  });
});

describe('plinth status and doctor', () => {
  it('tell what a person did, and whether all is well', async () => {
    const cwd = await library();
    expect((await plinth('status', '--cwd', cwd)).code).toBe(0);
    edit(cwd, DOMAIN, (text) => `${text}// mine\n`);
    const { code, out } = await plinth('status', '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain(
      `edited by you: plinth regenerate merges them with what is generated\n  ${DOMAIN}\n`,
    );
    const doctor = await plinth('doctor', '--cwd', cwd);
    expect(doctor.code).toBe(1);
    expect(doctor.out).toMatch(/^ok {2}plinth\.yaml is valid$/m);
    expect(doctor.out).toMatch(/^no {2}packages are not installed\n {4}hint: run npm install$/m);
  });
});
