import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mark = '\n// -----\n';

/** What Biome makes of each text, with the settings that generated apps have. */
export function formatted(texts: readonly string[]): readonly string[] {
  const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));
  const out = execFileSync(process.execPath, [biome, 'format', '--stdin-file-path=src/texts.ts'], {
    cwd: root,
    input: `${texts.join(mark)}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return out.trimEnd().split(/\n+\/\/ -----\n+/);
}
