import type { Plan } from '../plan/plan.ts';
import { template } from './template.ts';

export interface Rendered {
  readonly path: string;
  readonly id: string;
  readonly was?: string | undefined;
  readonly text: string;
}

/** Plan -> the text of every file. */
export const renderApp = ({ files }: Pick<Plan, 'files'>): readonly Rendered[] =>
  files.map(({ path, id, was, template: name, view }) => ({
    path,
    id,
    was,
    text: template(name)(view),
  }));
