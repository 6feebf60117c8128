import { resolve } from 'node:path';
import { checkSpec } from '../../check-spec.ts';
import { PlinthError } from '../../errors.ts';
import { buildGraph } from '../../graph/build-graph.ts';
import type { Graph } from '../../graph/graph.ts';
import { withinContext } from '../../graph/within-context.ts';
import { type PictureFormat, picture } from '../../picture/picture.ts';
import { PICTURE_MARK } from '../../picture/picture-mark.ts';
import { readSpec } from '../../read-spec.ts';
import { nearest } from '../../spec/nearest.ts';
import { writePicture } from '../../workspace/write-picture.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { finishInterrupted } from '../finish-interrupted.ts';
import { printAnswer } from '../print-answer.ts';
import { showFindings } from '../show-findings.ts';
import { openTerminal } from '../terminal.ts';

export interface GraphOptions extends CommonOptions {
  readonly spec?: string | undefined;
  readonly format: PictureFormat;
  /** `-` is standard output. */
  readonly out?: string;
  readonly context?: string;
}

/** A page is for a browser, so it goes to a file; what other programs read goes to them. */
const OUT: Readonly<Record<PictureFormat, string>> = {
  html: 'graph.html',
  svg: '-',
  mermaid: '-',
  markdown: '-',
};

/** `plinth graph` */
export async function graph(options: GraphOptions): Promise<ExitCode> {
  const { format, json, quiet, context } = options;
  const cwd = resolve(options.cwd);
  finishInterrupted(cwd, options);
  const checked = await checkSpec(await readSpec(cwd, options.spec));
  if (checked.valid === undefined) return showFindings('graph', checked, options);
  const whole = buildGraph(checked.valid.model);
  if (context !== undefined) checkContext(context, whole);
  const out = options.out ?? (json ? '-' : OUT[format]);
  const { print, note } = openTerminal();
  const isFile = out !== '-';
  const text = isFile || !json ? await picture(whole, { format, context }) : '';
  if (isFile) writePicture(resolve(cwd, out), { text, mark: PICTURE_MARK }, out);
  if (json) {
    const file = isFile ? { file: out, format } : {};
    const shown = context === undefined ? whole : withinContext(whole, context);
    printAnswer({ command: 'graph', ok: true, ...file, graph: shown });
  } else if (!quiet) {
    if (isFile) note(`${out} written${format === 'html' ? ': open it in a browser' : ''}`);
    else print(text.trimEnd());
  }
  return 0;
}

function checkContext(name: string, { contexts }: Graph): void {
  const names = contexts.map((context) => context.name);
  if (names.includes(name)) return;
  const near = nearest(name, names);
  throw new PlinthError('CONTEXT_NOT_FOUND', `the spec has no context ${name}`, {
    hint:
      near === undefined
        ? `there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ') || 'none'}`
        : `did you mean ${near}?`,
  });
}
