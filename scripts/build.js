// Builds dist/ (the command line and the programmatic API) and the runtime package.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, watch } from 'rolldown';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWatch = process.argv.includes('--watch');

// commander can start other programs as subcommands. plinth has none, and to load what starts them
// takes a tenth of the time of --version.
const commanderWithoutPrograms = {
  name: 'commander-without-programs',
  transform(code, id) {
    if (!id.endsWith('/commander/lib/command.js')) return undefined;
    const eager = "require('node:child_process')";
    if (!code.includes(eager)) throw new Error(`${id} loads node:child_process in another way`);
    return code.replace(
      eager,
      "{ spawn: (...of) => process.getBuiltinModule('child_process').spawn(...of) }",
    );
  },
};

// The templates as one module of plain functions, in place of the one that reads and compiles them.
const compiledTemplates = {
  name: 'compiled-templates',
  async load(id) {
    if (!id.endsWith('/src/render/template-code.ts')) return undefined;
    const code = await runnerImport(join(root, 'src/render/template-source.ts'));
    const { templateParameters, templateSource } = code.module;
    const names = readdirSync(join(root, 'templates'), { recursive: true })
      .filter((name) => name.endsWith('.ejs'))
      .map((name) => name.slice(0, -'.ejs'.length).replaceAll(sep, '/'))
      .sort();
    const functions = names.map((name) => {
      const file = join(root, 'templates', `${name}.ejs`);
      this.addWatchFile(file);
      const body = templateSource(readFileSync(file, 'utf8'));
      return `${JSON.stringify(name)}(${templateParameters.join(', ')}) {\n${body}}`;
    });
    return {
      code: `const templates = {\n${functions.join(',\n')}\n};\nexport const templateCode = (name) => templates[name];\n`,
      moduleType: 'js',
    };
  },
};

// Few files on the way to the first answer: what only some commands need is a chunk of its own.
// ts-morph stays outside: it is large, and only loaded to look into TypeScript.
const input = {
  input: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  cwd: root,
  platform: 'node',
  external: ['ts-morph'],
  plugins: [commanderWithoutPrograms, compiledTemplates],
};

const output = {
  dir: join(root, 'dist'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  minify: { compress: true, mangle: false, codegen: true },
};

/** Runs the compiler; its complaints go to the terminal. */
function tsc(...args) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const child = spawn(process.execPath, [compiler, ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`tsc ${args.join(' ')} failed`));
    });
  });
}

async function bundle() {
  const build = await rolldown(input);
  await build.write(output);
  await build.close();
}

/** Nothing of an older build stays behind, but packed packages do: they are named by content. */
function clean() {
  const dist = join(root, 'dist');
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  rmSync(join(dist, 'types'), { recursive: true, force: true });
  for (const name of listOf(dist)) if (name.endsWith('.js')) rmSync(join(dist, name));
}

function listOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const runtime = ['-p', 'src/runtime/tsconfig.build.json'];
const types = ['-p', 'scripts/tsconfig.types.json'];

clean();
if (isWatch) {
  watch({ ...input, output }).on('event', (event) => {
    if (event.code === 'BUNDLE_END') console.log(`dist/ built in ${Math.round(event.duration)} ms`);
    if (event.code === 'ERROR') console.error(event.error.message);
  });
  await tsc(...runtime, '--watch', '--preserveWatchOutput');
} else {
  const results = await Promise.allSettled([bundle(), tsc(...types), tsc(...runtime)]);
  for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
    console.error(reason.message);
    process.exitCode = 1;
  }
}
