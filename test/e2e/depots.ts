import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readFiles, writeFiles } from '../workspace/temporary-folder.ts';
import { plinthProcess } from './plinth-process.ts';

const KINDS = ['Loan', 'Parcel', 'Ticket', 'Course', 'Depot', 'Member', 'Voucher', 'Machine'];
const LETTERS = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'];

const entity = (name: string, fields: string, was = ''): string => `      ${name}:
        ${was}fields: { title: string(1..80) unique, ${fields} }
        crud: all
        http: /${name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}
`;

const context = (kind: string, entities: string): string =>
  `  ${kind}s:\n    entities:\n${entities}`;

const appOf = (contexts: string): string =>
  `plinth: 1\napp: { name: depots }\ncontexts:\n${contexts}`;

/** An app of more than 300 files: 40 entities in eight contexts. */
const OLD_SPEC = appOf(
  KINDS.map((kind) =>
    context(kind, LETTERS.map((letter) => entity(kind + letter, 'notes: text?')).join('')),
  ).join(''),
);

/** Of each context one entity is gone, one is new, and two have more fields. */
const newSpec = (loan: string): string =>
  appOf(
    KINDS.map((kind) =>
      context(
        kind,
        [
          kind === 'Loan' ? loan : entity(`${kind}Alpha`, 'notes: text?'),
          entity(`${kind}Bravo`, 'notes: text?, weight: int?'),
          entity(`${kind}Charlie`, 'notes: text?, dueAt: datetime?'),
          entity(`${kind}Delta`, 'notes: text?'),
          entity(`${kind}Foxtrot`, 'amount: decimal(scale=2)'),
        ].join(''),
      ),
    ).join(''),
  );

/** What an edit of the spec calls the entity LoanAlpha: to rename it takes the compiler, and time. */
const EDITS = {
  plain: { spec: newSpec(entity('LoanAlpha', 'notes: text?')), loan: 'LoanAlpha' },
  renaming: {
    spec: newSpec(entity('LoanFirst', 'notes: text?', 'was: LoanAlpha\n        ')),
    loan: 'LoanFirst',
  },
};

export type Edit = keyof typeof EDITS;

const domain = (context: string, entity: string): string =>
  `src/contexts/${context}s/domain/${context}-${entity}.ts`;

/** What a person wrote at the end of generated files: changed, renamed, gone and untouched ones. */
const BY_HAND: Readonly<Record<string, string>> = {
  [domain('loan', 'alpha')]:
    'export const loanLabel = ({ title }: LoanAlpha): string => title.toUpperCase();',
  [domain('parcel', 'bravo')]: 'export const heaviestParcel = 31_500;',
  [domain('ticket', 'charlie')]: 'export const ticketPrefix = "T-";',
  [domain('course', 'delta')]: 'export const isLongCourse = (weeks: number): boolean => weeks > 9;',
  [domain('member', 'echo')]: 'export const honoraryMembers = ["Ada", "Grace"];',
  'README.md': 'Ask Ada before the depot is moved.',
};

/** A file of their own, which names what is going to be renamed. */
const OWN = {
  'src/labels.ts': `import { loanLabel, type LoanAlpha } from './contexts/loans/domain/loan-alpha.js';

export const labelled = (loans: readonly LoanAlpha[]): readonly string[] => loans.map(loanLabel);
`,
};

/** A generated file that somebody deleted stays deleted. */
const DELETED = 'Dockerfile';

/** Generates the app and edits it by hand. */
export async function makeDepots(folder: string): Promise<void> {
  writeFiles(folder, { 'plinth.yaml': OLD_SPEC });
  const { code, err } = await plinthProcess(folder, ['regenerate', '--quiet']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const [path, line] of Object.entries(BY_HAND)) {
    appendFileSync(join(folder, path), `\n${line}\n`);
  }
  writeFiles(folder, OWN);
  rmSync(join(folder, DELETED));
  expect(Object.keys(readFiles(folder)).length).toBeGreaterThan(300);
}

export function editSpec(folder: string, edit: Edit): void {
  writeFiles(folder, { 'plinth.yaml': EDITS[edit].spec });
}

export const copyApp = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, preserveTimestamps: true });

/** After a run: every line that was written by hand is there once, and what was deleted is not. */
export function expectByHand(folder: string, edit: Edit): void {
  const { 'plinth.lock': _, ...files } = readFiles(folder);
  const whole = Object.values(files).join('\n');
  for (const line of [...Object.values(BY_HAND), 'loans: readonly LoanAlpha[]']) {
    expect(whole.split(line.replace('LoanAlpha', EDITS[edit].loan))).toHaveLength(2);
  }
  expect(files[DELETED]).toBeUndefined();
}
