import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../arch/source.ts';
import { hasTerminal } from './terminal-process.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    entities:
      Product: { fields: { name: string(1..80) }, crud: all, http: /products }
      Purchase: { fields: { name: string(1..80) }, crud: all, http: /purchases }
`;

let folder = '';

/** `plinth` on the PATH, and an app to be in. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-completion-'));
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/plinth.js')}' "$@"\n`;
  writeFileSync(join(folder, 'plinth'), program);
  chmodSync(join(folder, 'plinth'), 0o755);
  writeFileSync(join(folder, 'plinth.yaml'), SPEC);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({
  ...process.env,
  ...{ PATH: `${folder}:${process.env.PATH}`, HOME: folder, ZDOTDIR: folder, TERM: 'dumb' },
});

/** How each shell starts without the user's own settings, and takes the script. */
const shells = [
  { shell: 'bash', start: 'bash --norc --noprofile -i', take: 'eval "$(plinth completion bash)"' },
  { shell: 'zsh', start: 'zsh -f -i', take: 'eval "$(plinth completion zsh)"' },
  { shell: 'fish', start: 'fish --no-config -i', take: 'plinth completion fish | source' },
];

const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

for (const { shell } of shells.filter((one) => !isHere(one.shell))) {
  console.warn(`skipped: completion in ${shell}, which is not installed here`);
}

/** Types lines into an interactive shell on a terminal, each when it is ready for it. */
async function type(start: string, lines: readonly string[]): Promise<string> {
  const child = spawn('script', ['-qec', start, '/dev/null'], {
    cwd: folder,
    env: env(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let wake = () => {};
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    wake();
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  /** Until nothing more is shown for a while. */
  const calm = (within = 600) =>
    new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, within);
      wake = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, within);
      };
    });
  await calm(1500);
  for (const line of lines) {
    // A tab has to be answered before the next key.
    for (const part of line.split(/(?<=\t)/)) {
      child.stdin.write(part);
      await calm();
    }
  }
  child.stdin.write('exit\r');
  await ended;
  return shown;
}

describe.concurrent.each(shells)('completion in $shell', ({ shell, start, take }) => {
  it.skipIf(!hasTerminal || !isHere(shell))(
    'completes what is typed on a terminal',
    async ({ expect: held }) => {
      const shown = await type(start, [
        `${take}\r`,
        // A command, then an option of it.
        'plinth expl\t SPEC_FLA\t --js\t\r',
        // A thing of the spec, and a value after =.
        'plinth remo\t Purch\t --dry\t\r',
        'plinth graph --format=mark\t | grep flow\r',
        // A file.
        'plinth check plinth.y\t\r',
      ]);
      held(shown).toContain('"code": "SPEC_FLAG"');
      held(shown).toContain('entity Purchase removed');
      held(shown).toContain('flowchart');
      held(shown).toContain('plinth.yaml: no problems');
    },
  );
});

/** What a shell offers for a line that is not run. */
const asked = [
  {
    shell: 'bash',
    offers: (line: string) => {
      const words = line.split(/ |(?<==)|(?==)/);
      const given = words.map((word) => `'${word}'`).join(' ');
      return [
        'eval "$(plinth completion bash)"',
        `COMP_WORDS=(${given}); COMP_CWORD=${words.length - 1}; _plinth plinth`,
        'printf "%s\\n" "${COMPREPLY[@]}"',
      ].join('\n');
    },
  },
  {
    shell: 'fish',
    offers: (line: string) => `plinth completion fish | source; complete -C '${line}'`,
  },
];

describe.each(asked)('what $shell offers', ({ shell, offers }) => {
  it.skipIf(!isHere(shell)).each<[string, readonly string[]]>([
    ['plinth re', ['regenerate', 'remove', 'rename', 'restore']],
    ['plinth rename P', ['Product', 'Purchase']],
    ['plinth graph --context ', ['Catalog']],
    ['plinth graph --format=m', ['markdown', 'mermaid']],
    ['plinth completion ', ['bash', 'fish', 'zsh']],
    ['plinth undo --', ['--cwd', '--dry-run', '--help', '--json', '--quiet']],
    ['plinth rename Nothing', []],
    ['plinth rename $(touch hacked)', []],
  ])('for "%s": %j', (line, want) => {
    const args = shell === 'fish' ? ['--no-config', '-c'] : ['--norc', '-c'];
    const { stdout } = spawnSync(shell, [...args, offers(line)], {
      ...{ cwd: folder, env: env(), encoding: 'utf8' },
    });
    const found = stdout.split('\n').filter((one) => one !== '');
    const values = found.map((one) => (one.split('\t')[0] ?? '').replace(/^--format=/, ''));
    expect(values.sort()).toEqual(want);
    expect(spawnSync('ls', { cwd: folder, encoding: 'utf8' }).stdout).not.toContain('hacked');
  });
});
