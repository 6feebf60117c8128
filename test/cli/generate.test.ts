import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const spec = `plinth: 1
app: { name: library }
contexts:
  Lending:   # the only one
    aggregates:
      Loan:
        states: [Open, Returned]
        fields: { title: string }
        commands:
          Lend: { state: new -> Open, input: { title: string }, emit: LoanLent, http: POST /loans }
        events:
          LoanLent: { title: string }
`;

async function library(): Promise<string> {
  const cwd = temporaryFolder({ 'plinth.yaml': spec });
  expect((await plinth('regenerate', '--cwd', cwd)).code).toBe(0);
  return cwd;
}

const specIn = (cwd: string): string => readFileSync(join(cwd, 'plinth.yaml'), 'utf8');
const giveBack = ['generate', 'command', 'give-back', '--from', 'Open', '--to', 'Returned'];

describe('plinth generate', () => {
  it('writes the spec and what follows from it, and says so', async () => {
    const cwd = await library();
    const { code, out, err } = await plinth(...giveBack, '--cwd', cwd);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('    update  plinth.yaml  command GiveBack added\n');
    expect(out).toContain(
      '    create  src/contexts/lending/application/commands/loan/give-back.ts',
    );
    const added = [
      '          GiveBack: { state: Open -> Returned, emit: LoanBackGiven, http: POST /loans/:id/give-back }',
      '          LoanBackGiven: {}',
    ];
    expect(
      specIn(cwd)
        .split('\n')
        .filter((line) => !added.includes(line)),
    ).toEqual(spec.split('\n'));
    const again = await plinth('regenerate', '--check', '--cwd', cwd);
    expect(again.out).toMatch(/^in sync/);
  });

  it.each([['--dry-run'], ['--diff'], ['--json']])('%s shows and writes nothing', async (flag) => {
    const cwd = await library();
    const before = readFiles(cwd);
    const { code, out } = await plinth(...giveBack, flag, '--cwd', cwd);
    expect(code).toBe(0);
    expect(out).toContain('plinth.yaml');
    expect(readFiles(cwd)).toEqual(before);
  });

  it('--json says what changed, and with --write does it', async () => {
    const cwd = await library();
    const { out } = await plinth(...giveBack, '--json', '--write', '--cwd', cwd);
    expect(JSON.parse(out)).toMatchObject({ command: 'generate', ok: true, written: true });
    expect(specIn(cwd)).toContain('GiveBack');
  });

  it('changes nothing where the spec would be wrong, and shows where', async () => {
    const cwd = await library();
    const before = readFiles(cwd);
    const args = ['generate', 'value', 'Fine', '--field', 'amount: Mony', '--cwd', cwd];
    const { code, out, err } = await plinth(...args);
    expect(code).toBe(1);
    expect(err).toContain('With this edit the spec would be wrong, so nothing was changed.');
    expect(out).toContain('plinth.yaml:15:27 error SPEC_UNKNOWN_TYPE: no type Mony');
    expect(readFiles(cwd)).toEqual(before);
  });

  it.each([
    ['has a wrong model', spec.replace('emit: LoanLent', 'emit: LoanLend'), 'SPEC_UNKNOWN_EVENT'],
    ['has a wrong grammar', spec.replace('states:', 'stats:'), 'SPEC_UNKNOWN_KEY'],
  ])('tells first what is wrong with a spec that %s', async (_, text, problem) => {
    const cwd = temporaryFolder({ 'plinth.yaml': text });
    const { code, out } = await plinth(...giveBack, '--cwd', cwd);
    expect(code).toBe(1);
    expect(out).toContain(problem);
    expect(specIn(cwd)).toBe(text);
  });

  it.each<[string, readonly string[], string, string]>([
    ['an unknown concept', ['comand', 'X'], 'CONCEPT_UNKNOWN', 'did you mean command?'],
    ['no concept', [], 'NO_TERMINAL', 'give it as the argument: one of context, type'],
    ['no name', ['entity'], 'NO_TERMINAL', 'plinth generate entity <name>'],
    ['a missing flag', ['query', 'Loans'], 'NO_TERMINAL', 'give --from <name>'],
    ['an unknown option', ['entity', 'X', '--fild', 'a'], 'USAGE_UNKNOWN_OPTION', '--field'],
  ])('refuses %s', async (_, args, code, hint) => {
    const cwd = temporaryFolder({ 'plinth.yaml': spec });
    const { err, ...run } = await plinth('generate', ...args, '--cwd', cwd);
    expect(run.code).toBe(1);
    expect(err).toContain(`error ${code}: `);
    expect(err).toContain(hint);
    expect(specIn(cwd)).toBe(spec);
  });

  it('shows an example in the help of every concept', async () => {
    const { out } = await plinth('generate', '--help');
    const names = [...out.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name]) => `${name}`);
    expect(names).toHaveLength(23);
    for (const name of names) {
      const help = await plinth('generate', name, '--help');
      expect(help.out).toContain(`\nExample:\n  plinth generate ${name} `);
    }
  });
});
