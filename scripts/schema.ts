// npx rolldown scripts/schema.ts --platform node --file node_modules/.cache/schema.js && node node_modules/.cache/schema.js
import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaText } from '../src/spec/language-schema.ts';

mkdirSync('schema', { recursive: true });
writeFileSync('schema/plinth.schema.json', schemaText());
