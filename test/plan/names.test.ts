import { describe, expect, it } from 'vitest';
import {
  article,
  camel,
  constant,
  kebab,
  pascal,
  plural,
  sentence,
  snake,
  wordsOf,
} from '../../src/plan/names.ts';

describe('words', () => {
  it.each([
    ['ProductImage', ['product', 'image']],
    ['UnLocode', ['un', 'locode']],
    ['last4', ['last4']],
    ['HTTPPort2Use', ['http', 'port2', 'use']],
    ['big-one', ['big', 'one']],
    ['create_order', ['create', 'order']],
    ['ETA', ['eta']],
    ['A', ['a']],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe('cases', () => {
  it.each([
    [kebab, 'ProductImage', 'product-image'],
    [kebab, 'trackingNo', 'tracking-no'],
    [snake, 'createdAt', 'created_at'],
    [constant, 'orderUrl', 'ORDER_URL'],
    [camel, 'UnLocode', 'unLocode'],
    [camel, 'big-one', 'bigOne'],
    [pascal, 'shop', 'Shop'],
    [pascal, 'order_commands', 'OrderCommands'],
    [sentence, 'trackingNo', 'Tracking no'],
    [article, 'order', 'an order'],
    [article, 'Product', 'a Product'],
    [article, 'user account', 'a user account'],
    [article, 'unit', 'a unit'],
    [article, 'utility', 'a utility'],
    [article, 'euro', 'a euro'],
    [article, 'upload', 'an upload'],
    [article, 'uninsured risk', 'an uninsured risk'],
    [article, 'hour', 'an hour'],
  ])('%o of %s', (convert, name, wanted) => {
    expect(convert(name)).toBe(wanted);
  });
});

describe('plural', () => {
  it.each([
    ['Product', 'Products'],
    ['Category', 'Categories'],
    ['Day', 'Days'],
    ['address', 'addresses'],
    ['Box', 'Boxes'],
    ['branch', 'branches'],
    ['Analysis', 'Analyses'],
    ['SalesPerson', 'SalesPeople'],
    ['Species', 'Species'],
    ['PrintingJob', 'PrintingJobs'],
    ['status', 'statuses'],
    ['ETA', 'ETAs'],
  ])('%s -> %s', (name, wanted) => {
    expect(plural(name)).toBe(wanted);
  });
});
