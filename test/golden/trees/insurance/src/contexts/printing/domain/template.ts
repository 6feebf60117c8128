import type { Changes } from '@plinth/runtime/domain';

export type TemplateId = number;

export interface Template {
  readonly id: TemplateId;
  readonly templateName: string;
}

/** What the database has not counted yet. */
export type UnsavedTemplate = Omit<Template, 'id'>;

/** What a caller gives to create a template, or to replace one. */
export interface NewTemplate {
  readonly templateName: string;
}

/** What changes of a template; what is left out stays as it is. */
export type TemplateChanges = Changes<NewTemplate>;

export function createTemplate(input: NewTemplate): UnsavedTemplate {
  return {
    templateName: input.templateName,
  };
}

export function replaceTemplate(template: Template, input: NewTemplate): Template {
  return {
    id: template.id,
    templateName: input.templateName,
  };
}

export function changeTemplate(template: Template, changes: TemplateChanges): Template {
  return {
    id: template.id,
    templateName: changes.templateName ?? template.templateName,
  };
}
