import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../arch/source.ts';

const ownFiles = ['.gitignore', 'biome.json', 'tsconfig.json'];

/** Generated apps side by side in one folder, which is linted and compiled in one run for all. */
export class CheckedApps {
  readonly folder: string;
  readonly #names: string[] = [];

  constructor(prefix: string) {
    this.folder = mkdtempSync(join(tmpdir(), prefix));
  }

  add(name: string, app: ReadonlyMap<string, string>): void {
    if (this.#names.length === 0) this.#writeSettings(app);
    this.#names.push(name);
    for (const [path, text] of app)
      if (!ownFiles.includes(path)) this.write(`${name}/${path}`, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  lint(): string {
    return this.#complaints('biome', 'check', '--max-diagnostics=50', ...this.#names);
  }

  compile(): string {
    return this.#complaints('tsc', '--noEmit', '-p', 'tsconfig.check.json');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The settings of an app, over all of them, with the runtime's sources in the place of its package. */
  #writeSettings(app: ReadonlyMap<string, string>): void {
    for (const path of ownFiles) this.write(path, app.get(path) ?? '');
    const compilerOptions = {
      allowImportingTsExtensions: true,
      paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
    };
    const include = ['*/src', '*/test'];
    const check = { extends: './tsconfig.json', compilerOptions, include };
    this.write('tsconfig.check.json', JSON.stringify(check));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** What a tool says about all the apps together; nothing when it is content. */
  #complaints(tool: string, ...args: readonly string[]): string {
    const bin = join(root, 'node_modules/.bin', tool);
    try {
      const options = { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 } as const;
      execFileSync(bin, args, { cwd: this.folder, ...options });
      return '';
    } catch (error) {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      return `${stdout}${stderr}`;
    }
  }
}
