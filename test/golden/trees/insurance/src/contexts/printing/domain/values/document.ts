import { checkString, type JsonValue, ValueObject, validate } from '@plinth/runtime/domain';

export interface DocumentFields {
  readonly source: JsonValue;
  readonly title: string;
}

export interface DocumentJson {
  readonly source: JsonValue;
  readonly title: string;
}

export class Document extends ValueObject {
  readonly source: JsonValue;
  readonly title: string;

  constructor(fields: DocumentFields) {
    super();
    this.source = fields.source;
    this.title = fields.title;
    validate({
      title: checkString(this.title, { max: 255 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: DocumentJson): Document {
    return new Document({
      source: json.source,
      title: json.title,
    });
  }

  toJSON(): DocumentJson {
    return {
      source: this.source,
      title: this.title,
    };
  }
}
