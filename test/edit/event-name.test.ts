import { expect, it } from 'vitest';
import { eventName } from '../../src/edit/generate/event-name.ts';

it.each([
  ['Order', 'Ship', 'OrderShipped'],
  ['Order', 'Place', 'OrderPlaced'],
  ['Order', 'Cancel', 'OrderCancelled'],
  ['Order', 'AddLine', 'OrderLineAdded'],
  ['Order', 'PlaceOrder', 'OrderPlaced'],
  ['Account', 'Open', 'AccountOpened'],
  ['Account', 'Withdraw', 'AccountWithdrawn'],
  ['Quote', 'Deny', 'QuoteDenied'],
  ['Debt', 'Pay', 'DebtPaid'],
  ['Claim', 'Submit', 'ClaimSubmitted'],
  ['Claim', 'Visit', 'ClaimVisited'],
  ['Claim', 'Fix', 'ClaimFixed'],
  ['Claim', 'Destroy', 'ClaimDestroyed'],
])('what happened to %s when it was told to %s is %s', (aggregate, command, event) => {
  expect(eventName(aggregate, command)).toBe(event);
});
