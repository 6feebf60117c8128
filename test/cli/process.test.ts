import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { complaintAbout } from './answer-schemas.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';

/** A package as it is installed, with a bundle of the source as it is now. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-process-'));
  const build = await rolldown({
    input: { cli: join(root, 'src/cli/main.ts') },
    platform: 'node',
    external: ['ts-morph'],
    logLevel: 'silent',
  });
  await build.write({ dir: join(folder, 'dist'), format: 'esm', entryFileNames: '[name].js' });
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '9.8.7' }));
  for (const name of ['node_modules', 'templates', 'docs', 'examples']) {
    symlinkSync(join(root, name), join(folder, name));
  }
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bin = (name = 'plinth') => join(folder, 'bin', `${name}.js`);

function plinth(...args: readonly string[]) {
  return spawnSync(process.execPath, [bin(), ...args], { encoding: 'utf8', input: '' });
}

describe('the process', () => {
  it.each([['plinth'], ['create-app']])('%s tells its version', (name) => {
    const { status, stdout } = spawnSync(process.execPath, [bin(name), '--version'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '9.8.7\n' });
  });

  it.each<[number, readonly string[]]>([
    [0, ['check', join(root, 'examples/minimal.yaml')]],
    [1, ['check', 'missing.yaml']],
    [1, ['regenrate']],
    [1, []],
  ])('ends with exit code %i: plinth %j', (code, args) => {
    expect(plinth(...args).status).toBe(code);
  });

  it('ends with 2 and a stack when the fault is ours', () => {
    const cwd = temporaryFolder();
    const broken = join(folder, 'docs');
    rmSync(broken);
    const { status, stderr } = plinth('explain', '--cwd', cwd);
    const answered = plinth('explain', '--json', '--cwd', cwd);
    symlinkSync(join(root, 'docs'), broken);
    expect(status).toBe(2);
    expect(answered.status).toBe(2);
    const answer = JSON.parse(answered.stdout);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(complaintAbout('explain', answer)).toBe('');
    expect(stderr).toMatch(/^plinth failed; this is a fault in plinth[\s\S]*\n {4}at /);
  });

  it('says that Node is too old before it loads anything', () => {
    const script = `
      Object.defineProperty(process.versions, 'node', { value: '18.20.4' });
      import(${JSON.stringify(join(folder, 'bin/start.js'))}).then(({ start }) => start('plinth'));`;
    const { status, stderr, stdout } = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error NODE_TOO_OLD: plinth needs Node\.js 20\.19 or later/);
  });

  it('says so when it is not built', () => {
    const unbuilt = temporaryFolder();
    cpSync(join(root, 'bin'), join(unbuilt, 'bin'), { recursive: true });
    writeFileSync(join(unbuilt, 'package.json'), '{"type":"module"}');
    const { status, stderr } = spawnSync(process.execPath, [join(unbuilt, 'bin/plinth.js')], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('npm run build');
  });

  it('is not upset when nobody reads on', async () => {
    const child = spawn(process.execPath, [bin(), 'explain', 'SPEC_YAML'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('writes no colours into a pipe, nor where NO_COLOR is set', () => {
    const { stderr } = plinth('regenrate');
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '1' };
    const forced = spawnSync(process.execPath, [bin(), 'regenrate'], { encoding: 'utf8', env });
    expect(stderr + forced.stderr).not.toContain('\u001b');
  });

  it('asks nothing when there is no terminal', () => {
    const cwd = temporaryFolder();
    const { status, stderr } = plinth('new', 'shop', '--cwd', cwd);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error NO_TERMINAL: .*\n {2}hint: give --spec <file>, or --yes/);
  });
});
