import { type Authenticator, allow } from '../../../src/runtime/auth/index.ts';
import { createServer, type Server } from '../../../src/runtime/controllers/index.ts';
import { Conflict, NotUnique } from '../../../src/runtime/domain/index.ts';
import { createLogger } from '../../../src/runtime/observability/index.ts';
import {
  deleteView,
  detailView,
  dropEmptyQuery,
  type FormField,
  fillForm,
  formView,
  listView,
  registerPages,
  sendPage,
  show,
  submitDelete,
  submitForm,
} from '../../../src/runtime/pages/index.ts';

interface Book {
  readonly id: string;
  readonly title: string;
  readonly pages: number | null;
  readonly lent: boolean;
  readonly key?: string;
}

interface BookInput {
  readonly title: string;
  readonly pages?: number | null;
  readonly lent?: boolean;
  readonly key?: string;
}

const newBookSchema = {
  $id: 'NewBook',
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 40 },
    pages: { type: ['integer', 'null'], minimum: 1 },
    lent: { type: 'boolean' },
    key: { type: 'string', minLength: 4 },
  },
};

const path = '/ui/books';

const fields: readonly FormField[] = [
  { kind: 'text', name: 'title', label: 'Title', required: true, maxLength: 40 },
  { kind: 'number', name: 'pages', label: 'Pages', whole: true, min: 1 },
  { kind: 'check', name: 'lent', label: 'Lent' },
  { kind: 'text', name: 'key', label: 'Key', secret: true },
];

const listQuery = {
  type: 'object',
  properties: {
    q: { type: 'string' },
    sort: { type: 'string', enum: ['title', '-title'] },
    limit: { type: 'integer', minimum: 1, maximum: 50, default: 2 },
    offset: { type: 'integer', minimum: 0, default: 0 },
  },
};

/** A shelf of books, kept in memory, with pages as they are generated. */
export async function shelfServer(
  books: Map<string, Book>,
  authenticator?: Authenticator,
): Promise<Server> {
  const app = await createServer({
    info: { title: 'Shelf', version: '1.0.0' },
    log: createLogger({ name: 'shelf', level: 'silent' }),
    schemas: [newBookSchema],
    ...(authenticator === undefined ? {} : { authenticator }),
  });
  registerPages(app, {
    title: 'Shelf',
    navigation: [{ label: 'Books', href: path }],
    authenticator,
    routes: (pages) => addBookPages(pages, books),
  });
  return app;
}

function save(books: Map<string, Book>, id: string, input: BookInput): string {
  if ([...books.values()].some((book) => book.title === input.title && book.id !== id)) {
    throw new NotUnique('title');
  }
  const { title, pages = null, lent = false, key } = input;
  books.set(id, { id, title, pages, lent, ...(key !== undefined && { key }) });
  return `${path}/${id}?notice=saved`;
}

function addBookPages(pages: Server, books: Map<string, Book>): void {
  const read = { hide: true };
  const config = { allow: allow('signedIn') };
  const form =
    (title: string, action: string) =>
    (state: { values: object; errors: object; keepsSecrets?: true }) =>
      formView({ title, action, fields, cancel: path, ...Object(state) });

  pages.get<{ Querystring: { q?: string; limit: number; offset: number } }>(
    '/books',
    {
      schema: { ...read, querystring: listQuery },
      config: { allow: allow('anyone') },
      preValidation: dropEmptyQuery,
    },
    async (request, reply) => {
      const { q = '', limit, offset } = request.query;
      const found = [...books.values()].filter(({ title }) => title.includes(q));
      const page = {
        items: found.slice(offset, offset + limit),
        total: found.length,
        limit,
        offset,
      };
      return sendPage(
        reply,
        'Books',
        listView({
          title: 'Books',
          path,
          query: request.query,
          page,
          columns: [
            { label: 'Title', sort: 'title', cell: (book) => show(book.title) },
            { label: 'Pages', numeric: true, cell: (book) => show(book.pages) },
          ],
          href: (book) => `${path}/${book.id}`,
          search: true,
          create: 'New book',
        }),
      );
    },
  );
  pages.get('/books/new', { schema: read, config }, async (_request, reply) =>
    sendPage(reply, 'New book', form('New book', `${path}/new`)({ values: {}, errors: {} })),
  );
  pages.post('/books/new', { schema: read, config }, async (request, reply) =>
    submitForm<BookInput>({
      request,
      reply,
      title: 'New book',
      fields,
      schema: 'NewBook',
      save: async (input) => save(books, String(books.size + 1), input),
      again: form('New book', `${path}/new`),
    }),
  );
  pages.get<{ Params: { id: string } }>(
    '/books/:id',
    { schema: read, config },
    async (request, reply) => {
      const book = books.get(request.params.id);
      return sendPage(
        reply,
        book?.title ?? '',
        detailView({
          title: book?.title ?? '',
          fields: [{ label: 'Pages', value: show(book?.pages) }],
          edit: `${path}/${book?.id}/edit`,
          remove: `${path}/${book?.id}/delete`,
          back: { label: 'Books', href: path },
        }),
      );
    },
  );
  pages.get<{ Params: { id: string } }>(
    '/books/:id/edit',
    { schema: read, config },
    async (request, reply) => {
      const values = fillForm(fields, Object(books.get(request.params.id)));
      return sendPage(
        reply,
        'Edit',
        form('Edit', request.url)({ values, errors: {}, keepsSecrets: true }),
      );
    },
  );
  pages.post<{ Params: { id: string } }>(
    '/books/:id/edit',
    { schema: read, config },
    async (request, reply) =>
      submitForm<BookInput>({
        request,
        reply,
        title: 'Edit',
        fields,
        schema: 'NewBook',
        stored: async () => Object(books.get(request.params.id)),
        save: async (input) => save(books, request.params.id, input),
        again: form('Edit', request.url),
      }),
  );
  pages.post<{ Params: { id: string } }>(
    '/books/:id/delete',
    { schema: read, config },
    async (request, reply) => {
      const book = books.get(request.params.id);
      return submitDelete({
        request,
        reply,
        title: 'Delete',
        remove: async () => {
          if (book?.lent === true) throw new Conflict('the book is lent');
          books.delete(request.params.id);
        },
        location: `${path}?notice=deleted`,
        again: (problem) =>
          deleteView({ question: 'Delete it?', action: request.url, cancel: path, problem }),
      });
    },
  );
}
