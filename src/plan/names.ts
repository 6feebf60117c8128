import { oncePerName } from './once-per-name.ts';

/**
 * The words of a name, in lower case, whatever its case. Digits stay with the letters before them.
 *
 * @example wordsOf('UnLocode') // ['un', 'locode']
 * @example wordsOf('HTTPPort2Use') // ['http', 'port2', 'use']
 */
export const wordsOf = oncePerName(
  (name): readonly string[] =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [],
);

/** @example capital('card') // 'Card' */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** @example kebab('ProductImage') // 'product-image' */
export const kebab = oncePerName((name) => wordsOf(name).join('-'));

/** @example snake('createdAt') // 'created_at' */
export const snake = oncePerName((name) => wordsOf(name).join('_'));

/** @example constant('orderUrl') // 'ORDER_URL' */
export const constant = (name: string): string => snake(name).toUpperCase();

/** @example pascal('find-by-name') // 'FindByName' */
export const pascal = (name: string): string => wordsOf(name).map(capital).join('');

/** @example camel('ProductImage') // 'productImage' */
export const camel = oncePerName((name) => {
  const [first = '', ...rest] = wordsOf(name);
  return first + rest.map(capital).join('');
});

/** A name as a person reads it. @example sentence('trackingNo') // 'Tracking no' */
export const sentence = (name: string): string => capital(wordsOf(name).join(' '));

/** Begins with a vowel that is spoken as `you` or `won`. */
const consonantal = /^(eu|ew|one\b|once|u(biq|k\b|kr|ni(?!m|n|ss)|r[aeiu]|s[aeiu]|t[eio]))/i;

/** @example article('order') // 'an order' */
export const article = (noun: string): string => {
  const isVowel = /^([aeiou]|heir|hono|hour)/i.test(noun) && !consonantal.test(noun);
  return `${isVowel ? 'an' : 'a'} ${noun}`;
};

const irregular: Readonly<Record<string, string>> = {
  child: 'children',
  datum: 'data',
  foot: 'feet',
  goose: 'geese',
  leaf: 'leaves',
  life: 'lives',
  man: 'men',
  mouse: 'mice',
  ox: 'oxen',
  person: 'people',
  quiz: 'quizzes',
  tooth: 'teeth',
  woman: 'women',
};
const unchanged = new Set([
  'data',
  'equipment',
  'information',
  'news',
  'series',
  'sheep',
  'species',
]);

function pluralWord(word: string): string {
  if (unchanged.has(word)) return word;
  const known = irregular[word];
  if (known !== undefined && Object.hasOwn(irregular, word)) return known;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/sis$/.test(word)) return `${word.slice(0, -2)}es`;
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** The plural of a name, in its own case. @example plural('Category') // 'Categories' */
export function plural(name: string): string {
  const last = wordsOf(name).at(-1) ?? '';
  const inPlural = pluralWord(last);
  if (inPlural.startsWith(last)) return name + inPlural.slice(last.length);
  const start = name.length - last.length;
  const isCapital = /^[A-Z]/.test(name.slice(start));
  return name.slice(0, start) + (isCapital ? capital(inPlural) : inPlural);
}
