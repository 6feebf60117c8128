export { Money, type MoneyJson } from './domain/values/money.js';
