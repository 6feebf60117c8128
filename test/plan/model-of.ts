import { buildModel } from '../../src/model/build-model.ts';
import type { Field } from '../../src/model/declaration.ts';
import type { Model } from '../../src/model/model.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

/** The model of a spec that is sure to be right. */
export async function modelOf(text: string): Promise<Model> {
  const { spec } = await parseSpec({ root: { path: 'plinth.yaml', text }, included: [] });
  const built = spec && buildModel(spec);
  if (!built?.model) throw new Error(JSON.stringify(built?.diagnostics, null, 2));
  return built.model;
}

/**
 * Fields of an entity `Order` in the context `Sales`, beside a shared kernel of every kind of type
 * and a context `Stock` whose rows it may point at.
 *
 * @example (await fieldsOf('{ price: Money }'))('price')
 */
export async function fieldsOf(fields: string): Promise<(name: string) => Field> {
  const { contexts } = await modelOf(`
plinth: 1
app: { name: sales }
shared:
  types: { Sku: "string(/^[A-Z]{3}$/)", Amount: decimal(0.. scale=2), Plain: json }
  enums: { Currency: [EUR, USD] }
  values: { Money: { fields: { amount: Amount, currency: Currency } } }
  unions:
    Payment: { card: { last4: string(4) }, cash: {} }
    Discount: { percent: { rate: decimal }, none: {} }
contexts:
  Sales:
    uses: { Stock: conformist }
    types: { OrderId: string(8) }
    entities:
      Order: { id: OrderId, crud: [create], fields: ${fields} }
      Customer: { crud: [create], fields: { name: string } }
      Line: { fields: { sku: Sku } }
      Keep: { crud: [create], fields: { lines: Line* } }
  Stock:
    entities:
      Item: { id: Sku, crud: [create], fields: { name: string } }
      Shelf: { crud: [create], fields: { name: string } }
`);
  const order = contexts[0]?.entities.find(({ name }) => name === 'Order');
  return (name) => {
    const field = order?.fields.find((one) => one.name === name);
    if (!field) throw new Error(`no field ${name}`);
    return field;
  };
}
