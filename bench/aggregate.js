import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, race, timeCommand } from './measure.js';

/**
 * One aggregate, or one entity, with all its files and wiring, by plinth; what others make when they
 * are asked for as much as they have: six files of templates, a resource, a library.
 */
export async function benchAggregate(root) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-aggregate-'));
  try {
    const bin = (name) => join(root, 'bench/node_modules', name);
    const anchor = 'hygen, 6 files, no wiring';
    const aggregate = 'plinth generate aggregate';
    const entity = 'plinth regenerate, one entity added';
    const times = await race(
      [
        { name: anchor, ...hygen(work, bin('hygen/dist/bin.js')) },
        { name: 'plop, 6 files, no wiring', ...plop(work, bin('plop/bin/plop.js')) },
        { name: 'nest g resource', ...nest(work, root, bin('@nestjs/cli/bin/nest.js')) },
        { name: 'nx g @nx/js:library', ...nx(work, root, bin('nx/dist/bin/nx.js')) },
        { name: aggregate, ...plinth(work, root, 'aggregate', (app) => generating(app)) },
        { name: entity, ...plinth(work, root, 'entity', (app) => editing(app)) },
      ],
      7,
    );
    const most = { [aggregate]: 1, [entity]: 1 };
    printTable('One aggregate', times, { anchor, unit: 'ms', most });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const node = (args, options) => timeCommand(process.execPath, args, options);

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const parts = ['aggregate', 'events', 'errors', 'repository', 'service', 'controller'];

function hygen(work, bin) {
  const cwd = join(work, 'hygen');
  const file = (part) =>
    `---\nto: made/<%= name %>/${part}.ts\n---\nexport class <%= name %>${part} {\n  readonly name = '<%= name %>';\n}\n`;
  write(
    cwd,
    Object.fromEntries(parts.map((part) => [`_templates/aggregate/new/${part}.ejs.t`, file(part)])),
  );
  return {
    before: () => remove(join(cwd, 'made')),
    run: () => node([bin, 'aggregate', 'new', '--name', 'Label'], { cwd }),
  };
}

function plop(work, bin) {
  const cwd = join(work, 'plop');
  const file = (part) => `export class {{name}}${part} {\n  readonly name = '{{name}}';\n}\n`;
  const actions = parts.map((part) => ({
    type: 'add',
    path: `made/{{name}}/${part}.ts`,
    templateFile: `templates/${part}.hbs`,
  }));
  write(cwd, {
    'plopfile.mjs': `export default (plop) =>
  plop.setGenerator('aggregate', {
    prompts: [{ type: 'input', name: 'name' }],
    actions: ${JSON.stringify(actions)},
  });
`,
    ...Object.fromEntries(parts.map((part) => [`templates/${part}.hbs`, file(part)])),
  });
  return {
    before: () => remove(join(cwd, 'made')),
    run: () => node([bin, 'aggregate', 'Label'], { cwd }),
  };
}

function nest(work, root, bin) {
  const cwd = join(work, 'nest');
  const module = `import { Module } from '@nestjs/common';\n\n@Module({ imports: [] })\nexport class AppModule {}\n`;
  write(cwd, {
    'package.json': '{ "name": "app", "dependencies": { "@nestjs/mapped-types": "*" } }\n',
    'nest-cli.json': '{ "collection": "@nestjs/schematics", "sourceRoot": "src" }\n',
  });
  symlinkSync(join(root, 'bench/node_modules'), join(cwd, 'node_modules'));
  return {
    before: () => {
      remove(join(cwd, 'src'));
      write(cwd, { 'src/app.module.ts': module });
    },
    run: () =>
      node([bin, 'generate', 'resource', 'label', '--type', 'rest', '--crud', '--no-spec'], {
        cwd,
      }),
  };
}

function nx(work, root, bin) {
  const cwd = join(work, 'nx');
  return {
    before: () => {
      remove(cwd);
      write(cwd, {
        'package.json': '{ "name": "app", "private": true, "workspaces": ["libs/*"] }\n',
        'nx.json': '{}\n',
        'tsconfig.base.json': '{ "compilerOptions": {} }\n',
      });
      symlinkSync(join(root, 'bench/node_modules'), join(cwd, 'node_modules'));
    },
    run: () =>
      node(
        [
          bin,
          'generate',
          '@nx/js:library',
          'libs/label',
          '--bundler=none',
          '--linter=none',
          '--unitTestRunner=none',
          '--skipPackageJson',
          '--skipFormat',
        ],
        { cwd, env: { ...process.env, NX_DAEMON: 'false', NX_INTERACTIVE: 'false', CI: '1' } },
      ),
  };
}

/** `act` on a copy of the app of `examples/minimal.yaml`, without packages installed. */
function plinth(work, root, name, act) {
  const bin = join(root, 'bin/plinth.js');
  const [app, fresh] = [join(work, 'minimal'), join(work, name)];
  return {
    before: () => {
      remove(app);
      remove(fresh);
      const spec = join(root, 'examples/minimal.yaml');
      node([bin, 'new', app, '--spec', spec, '--yes', '--no-install', '--no-git']);
      cpSync(app, fresh, { recursive: true });
      act(fresh).prepare?.();
    },
    run: () => node([bin, ...act(fresh).args]),
  };
}

const generating = (app) => ({
  args: ['generate', 'aggregate', 'Label', '--field', 'name: string(1..40)', '--yes', '--cwd', app],
});

const editing = (app) => ({
  prepare: () => {
    const path = join(app, 'plinth.yaml');
    writeFileSync(path, withLabel(readFileSync(path, 'utf8')));
  },
  args: ['regenerate', '--cwd', app],
});

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
