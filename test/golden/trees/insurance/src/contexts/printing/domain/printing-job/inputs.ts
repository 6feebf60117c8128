import type { TemplateId } from '../template.js';
import type { Document } from '../values/document.js';

export interface PrintInput {
  readonly document: Document;
  readonly template: TemplateId;
}

export interface FailInput {
  readonly reason: string;
}
