import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSpec } from '../../src/check-spec.ts';
import { generate } from '../../src/index.ts';
import type { ChangeSet } from '../../src/workspace/change.ts';
import { root } from '../arch/source.ts';
import { sourceOf } from '../edit/generated.ts';
import { TypeCheck } from './type-check.ts';

/** The files of an app, by path; without what plinth keeps for itself. */
export type Texts = ReadonlyMap<string, string>;

/** In memory where the machine has such a disk: a run writes a hundred files. */
const disk =
  readdirSync('/').includes('dev') && readdirSync('/dev').includes('shm') ? '/dev/shm' : tmpdir();

/** An app that is generated, edited and generated again, always in the same folder. */
export class EditedApp {
  readonly #home = mkdtempSync(join(disk, 'plinth-edited-'));
  readonly #known = new Map<string, TypeCheck['known']>();
  readonly cwd = join(this.#home, 'app');
  #check: TypeCheck | undefined;

  /** As it is when it was generated from this spec, and nobody has edited it yet. */
  async begin(name: string, spec: string): Promise<void> {
    const kept = join(this.#home, `kept-${name}`);
    rmSync(this.cwd, { recursive: true, force: true });
    if (this.#known.has(name)) {
      cpSync(kept, this.cwd, { recursive: true, verbatimSymlinks: true });
    } else {
      mkdirSync(this.cwd);
      symlinkSync(join(root, 'node_modules'), join(this.cwd, 'node_modules'));
      await this.generate(spec, true);
      cpSync(this.cwd, kept, { recursive: true, verbatimSymlinks: true });
      this.#check ??= new TypeCheck(this.cwd);
      const wrong = this.#check.complaints();
      if (wrong.length > 0) throw new Error(`${name}: ${JSON.stringify(wrong)}`);
      this.#known.set(name, this.#check.known);
    }
    this.#check?.goBackTo(this.#known.get(name));
  }

  /** What generating from this spec does, or would do. */
  async generate(spec: string, write: boolean): Promise<ChangeSet> {
    const before = write ? undefined : readFileSync(join(this.cwd, 'plinth.yaml'));
    writeFileSync(join(this.cwd, 'plinth.yaml'), spec);
    const checked = await checkSpec(sourceOf(spec));
    const outcome = await generate({ cwd: this.cwd, write, checked, allowDataLoss: true });
    if (before !== undefined) writeFileSync(join(this.cwd, 'plinth.yaml'), before);
    if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.checked.diagnostics));
    return outcome.changes;
  }

  read(): Texts {
    const paths = readdirSync(this.cwd, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && !one.parentPath.includes('node_modules'))
      .map((one) => join(one.parentPath, one.name).slice(this.cwd.length + 1))
      .filter((path) => !/^(?:\.plinth\/|plinth\.|vendor\/)/.test(path));
    return new Map(paths.sort().map((path) => [path, readFileSync(join(this.cwd, path), 'utf8')]));
  }

  /** Makes the tree what these texts say. */
  write(texts: Texts): void {
    const now = this.read();
    for (const path of now.keys()) if (!texts.has(path)) rmSync(join(this.cwd, path));
    for (const [path, text] of texts) {
      if (now.get(path) === text) continue;
      mkdirSync(dirname(join(this.cwd, path)), { recursive: true });
      writeFileSync(join(this.cwd, path), text);
    }
  }

  complaints() {
    return this.#check?.complaints() ?? [];
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}
