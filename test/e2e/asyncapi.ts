import { createRequire } from 'node:module';
import { Ajv, type ErrorObject, type Options } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { AsyncApiDocument } from '../../src/runtime/controllers/index.ts';

const require = createRequire(import.meta.url);

function lenient(options: Options = {}): Ajv {
  const ajv = new Ajv({ ...options, strict: false, allErrors: true, formats: { decimal: true } });
  ajvFormats.default(ajv);
  return ajv;
}

const words = (errors: readonly ErrorObject[] | null | undefined): readonly string[] =>
  (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

// It brings the schema of schemas along.
const official = lenient({ meta: false, validateSchema: false }).compile(
  require('@asyncapi/specs/schemas/3.0.0.json'),
);

/** What the schema of AsyncAPI itself, and a look at each reference, finds wrong with a document. */
export function asyncApiProblems(document: AsyncApiDocument): readonly string[] {
  official(document);
  const dangling = refsIn(document).filter((ref) => found(document, ref) === undefined);
  return [...words(official.errors), ...dangling.map((ref) => `${ref} leads nowhere`)];
}

function refsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

const found = (document: AsyncApiDocument, ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      document,
    );

/** A message as whoever receives it has it. */
export interface SeenMessage {
  readonly channel: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Holds messages against what a document says is sent or received. */
export class AsyncApiContract {
  readonly document: AsyncApiDocument;
  /** The messages of the document that have been seen. */
  readonly seen = new Set<string>();
  readonly #ajv = lenient();

  constructor(document: AsyncApiDocument) {
    this.document = document;
    this.#ajv.addSchema(document, 'asyncapi');
  }

  /** Every message of an action, as `orders order.paid`. */
  messages(action: 'send' | 'receive'): readonly string[] {
    return Object.values(this.document.operations)
      .filter((one) => one.action === action)
      .flatMap(({ messages }) => messages.map(({ $ref }) => nameOf($ref)));
  }

  /** What is wrong with a message that is sent; nothing where one of the document is like it. */
  problems({ channel, headers, body }: SeenMessage): readonly string[] {
    const message: unknown = JSON.parse(body);
    const candidates = Object.values(this.document.operations)
      .filter((one) => one.action === 'send' && one.channel.$ref === `#/channels/${channel}`)
      .flatMap(({ messages }) => messages.map(({ $ref }) => $ref));
    const all = candidates.map((ref) => {
      const wrong = [
        ...this.#against(`${ref}/payload`, message),
        ...this.#against(`${ref}/headers`, headers),
      ];
      return { ref, wrong };
    });
    const like = all.find(({ wrong }) => wrong.length === 0);
    if (like !== undefined) this.seen.add(nameOf(like.ref));
    return like ? [] : [`${channel}: ${JSON.stringify(all)}`];
  }

  #against(ref: string, value: unknown): readonly string[] {
    const validate = this.#ajv.compile({ $ref: `asyncapi${ref}` });
    validate(value);
    return words(validate.errors);
  }
}

/** @example nameOf('#/channels/orders/messages/order.paid') // 'orders order.paid' */
const nameOf = (ref: string): string => {
  const [, , channel, , message] = ref.split('/');
  return `${channel} ${message}`;
};
