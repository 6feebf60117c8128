import { within } from '@plinth/runtime/domain';
import type { PrintFields } from '../application/commands/printing-job/print.js';
import type { TemplateId } from '../domain/template.js';
import { Document, type DocumentJson } from '../domain/values/document.js';

export interface PrintFieldsJson {
  readonly document: DocumentJson;
  readonly template: TemplateId;
}

export function printFieldsFromJson(json: PrintFieldsJson): PrintFields {
  return {
    document: within('document', () => Document.fromJSON(json.document)),
    template: json.template,
  };
}
