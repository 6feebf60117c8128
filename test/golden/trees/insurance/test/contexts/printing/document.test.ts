import { describe, expect, test } from 'vitest';
import {
  Document,
  type DocumentJson,
} from '../../../src/contexts/printing/domain/values/document.js';

const json: DocumentJson = {
  source: {},
  title: 'Title',
};

describe('document', () => {
  test('is written as it was read', () => {
    expect(Document.fromJSON(json).toJSON()).toMatchObject(json);
  });

  test('is equal to what has the same content', () => {
    const one = Document.fromJSON(json);
    expect(one.equals(Document.fromJSON(json))).toBe(true);
    const other = Document.fromJSON({ ...json, title: 'Titly' });
    expect(one.equals(other)).toBe(false);
  });
});
