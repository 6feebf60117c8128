import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, race, timeCommand } from './measure.js';

/** One more entity with all its files and wiring, against six files that hygen makes of templates. */
export async function benchEntity(root) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-entity-'));
  const hygen = join(root, 'bench/node_modules/hygen/dist/bin.js');
  const plinth = join(root, 'bin/plinth.js');
  const fresh = join(work, 'fresh');
  const app = join(work, 'app');
  const spec = readFileSync(join(root, 'examples/minimal.yaml'), 'utf8');
  writeTemplates(work);
  writeFileSync(join(work, 'spec.yaml'), spec);
  const args = ['--spec', join(work, 'spec.yaml'), '--yes', '--no-install', '--no-git'];
  timeCommand(process.execPath, [plinth, 'new', app, ...args]);

  const times = await race(
    [
      {
        name: 'hygen, 6 files, no wiring',
        before: () => rmSync(join(work, 'made'), { recursive: true, force: true }),
        run: () =>
          timeCommand(process.execPath, [hygen, 'aggregate', 'new', '--name', 'Label'], {
            cwd: work,
          }),
      },
      {
        name: 'plinth regenerate, one entity added',
        before: () => {
          rmSync(fresh, { recursive: true, force: true });
          cpSync(app, fresh, { recursive: true });
          writeFileSync(join(fresh, 'plinth.yaml'), withLabel(spec));
        },
        run: () => timeCommand(process.execPath, [plinth, 'regenerate', '--cwd', fresh]),
      },
    ],
    15,
  );
  const most = { 'plinth regenerate, one entity added': 1 };
  printTable('One entity', times, { anchor: 'hygen, 6 files, no wiring', unit: 'ms', most });
  rmSync(work, { recursive: true });
}

function withLabel(spec) {
  const entity = `      Label:
        fields: { name: string(1..40) unique, colour: string(1..20)? }
        crud: all
        http: /labels
        pages: true
`;
  const changed = spec.replace(/^ {4}entities:\n/m, `$&${entity}`);
  if (changed === spec) throw new Error('examples/minimal.yaml has no entities to add one to');
  return changed;
}

function writeTemplates(work) {
  const folder = join(work, '_templates/aggregate/new');
  mkdirSync(folder, { recursive: true });
  for (const part of ['aggregate', 'events', 'errors', 'repository', 'service', 'controller']) {
    writeFileSync(
      join(folder, `${part}.ejs.t`),
      `---\nto: made/<%= name %>/${part}.ts\n---\nexport class <%= name %>${part} {\n  readonly name = '<%= name %>';\n}\n`,
    );
  }
}
