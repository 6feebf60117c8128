import Client from 'libsql';

// As sqlite3 does it: an object is bound as its text.
const bindable = (value) => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null) return String(value);
  return value === undefined ? null : value;
};

class Database {
  #client;

  constructor(file) {
    this.#client = new Client(file);
  }

  run(sql, params, callback) {
    this.#call(sql, params, callback, (statement, values) => {
      if (statement.reader) return statement.all(values) && {};
      const { changes, lastInsertRowid } = statement.run(values);
      return { changes, lastID: lastInsertRowid };
    });
  }

  all(sql, params, callback) {
    this.#call(sql, params, callback, (statement, values) => statement.all(values));
  }

  get(sql, params, callback) {
    this.#call(sql, params, callback, (statement, values) => statement.all(values)[0]);
  }

  close() {
    this.#client.close();
  }

  #call(sql, params, callback, execute) {
    const answer = typeof params === 'function' ? params : callback;
    const values = Array.isArray(params) ? params.map(bindable) : [];
    let result;
    let failure = null;
    try {
      result = execute(this.#client.prepare(sql), values);
    } catch (error) {
      failure = error;
    }
    queueMicrotask(() => answer?.call(result, failure, result));
  }
}

export default { Database, OPEN_URI: 64, OPEN_READWRITE: 2, OPEN_CREATE: 4 };
