import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { ts } from 'ts-morph';
import { root } from '../arch/source.ts';

/** Something that is wrong with a program. */
export interface Complaint {
  /** Relative to the app. */
  readonly path: string;
  /** The line that it is about. */
  readonly line: string;
  readonly message: string;
}

type Program = ts.SemanticDiagnosticsBuilderProgram;

/**
 * Type-checks an app again and again, as it changes on disk: only what changed is parsed, and only
 * what depends on it is checked. The runtime is read from its sources.
 */
export class TypeCheck {
  readonly #folder: string;
  readonly #options: ts.CompilerOptions;
  readonly #host: ts.CompilerHost;
  readonly #known = new Map<string, { readonly text: string; readonly file: ts.SourceFile }>();
  #last: Program | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) =>
      readFileSync(path, 'utf8'),
    );
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
    this.#options = {
      ...options,
      assumeChangesOnlyAffectDirectDependencies: true,
      allowImportingTsExtensions: true,
      paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
    };
    this.#host = this.#hostOf(ts.createCompilerHost(this.#options, true));
  }

  /** What is known of the app now, to go back to. */
  get known(): Program | undefined {
    return this.#last;
  }

  goBackTo(known: Program | undefined): void {
    this.#last = known;
  }

  /** What is wrong with the app as it stands there now. */
  complaints(): readonly Complaint[] {
    const names = globSync(['src/**/*.ts', 'test/**/*.ts'], { cwd: this.#folder }).sort();
    const paths = names.map((name) => join(this.#folder, name));
    const program = ts.createSemanticDiagnosticsBuilderProgram(
      paths,
      this.#options,
      this.#host,
      this.#last,
    );
    // The runtime has its own checks.
    const isOther = (file: ts.SourceFile): boolean => !file.fileName.startsWith(this.#folder);
    while (program.getSemanticDiagnosticsOfNextAffectedFile(undefined, isOther) !== undefined) {
      // Each call checks one more file; the program remembers what it found.
    }
    this.#last = program;
    const files = program.getSourceFiles().filter((file) => !isOther(file));
    return files.flatMap((file) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        (one) => this.#complaint(one),
      ),
    );
  }

  #complaint({ file, start = 0, messageText }: ts.Diagnostic): Complaint {
    const text = file?.text ?? '';
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const end = text.indexOf('\n', start);
    return {
      path: file?.fileName.slice(this.#folder.length + 1) ?? '',
      line: text.slice(from, end === -1 ? undefined : end).trim(),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    };
  }

  #hostOf(host: ts.CompilerHost): ts.CompilerHost {
    // The parser that ts-morph brings has no library of its own on disk: that of the compiler fits.
    const [library = ''] = globSync('node_modules/@typescript/*/lib/lib.d.ts', {
      cwd: root,
      absolute: true,
    });
    return {
      ...host,
      getDefaultLibLocation: () => dirname(library),
      getDefaultLibFileName: (options) => join(dirname(library), ts.getDefaultLibFileName(options)),
      fileExists: existsSync,
      getSourceFile: (path, version) => {
        const isOwn = path.startsWith(this.#folder) && !path.includes('/node_modules/');
        const known = this.#known.get(path);
        if (known !== undefined && !isOwn) return known.file;
        const text = host.readFile(path);
        if (text === undefined) return undefined;
        if (known?.text === text) return known.file;
        const made = ts.createSourceFile(path, text, version, true);
        const file = Object.assign(made, { version: ts.sys.createHash?.(text) ?? text });
        this.#known.set(path, { text, file });
        return file;
      },
    };
  }
}
