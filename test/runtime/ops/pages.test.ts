import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, letter, operated, saga } from './operated.ts';

let served: Awaited<ReturnType<typeof operated>>;

beforeEach(async () => {
  served = await operated();
});
afterEach(() => served.app.close());

const headersOf = (role: string) => ({ cookie: `plinth_token=${role}`, accept: 'text/html' });

async function page(url: string, role = 'operator') {
  const { statusCode, body } = await served.app.inject({ url, headers: headersOf(role) });
  return { status: statusCode, body };
}

async function press(url: string, values: Record<string, string> = {}, more = {}) {
  const { statusCode, headers } = await served.app.inject({
    method: 'POST',
    url,
    headers: {
      ...headersOf('operator'),
      'content-type': 'application/x-www-form-urlencoded',
      ...more,
    },
    payload: new URLSearchParams(values).toString(),
  });
  return { status: statusCode, location: headers.location };
}

/** What a form of the page posts, and where to. */
function formsOf(body: string) {
  return [...body.matchAll(/<form method="post" action="([^"]+)">(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      values: Object.fromEntries(
        [...inner.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      ),
    }),
  );
}

describe('the pages of operators', () => {
  it.each(['dead-letters', 'sagas', 'processes'])('show %s to operators only', async (topic) => {
    expect((await page(`/ui/ops/${topic}`)).status).toBe(200);
    expect((await page(`/ui/ops/${topic}`, 'customer')).status).toBe(403);
    const { statusCode } = await served.app.inject({ url: `/ui/ops/${topic}` });
    expect(statusCode).not.toBe(200);
  });

  it('have every cause of dead letters handled again or put away by a button', async () => {
    const { letters, unitOfWork } = served;
    const park = [letter(1, 'Unavailable'), letter(2, 'Unavailable'), letter(3, 'NotFound')];
    await unitOfWork.run(() => letters.change('ordering.tell', { park }));
    const forms = formsOf((await page('/ui/ops/dead-letters')).body);
    const again = forms.find(
      ({ action, values }) => action.endsWith('/retry') && values.code === 'Unavailable',
    );
    expect(await press(again?.action ?? '', again?.values)).toEqual({
      status: 303,
      location: '/ui/ops/dead-letters?notice=retried',
    });
    const store = letters.deadLetters;
    expect((await store.list({ state: 'retrying' })).map(({ id }) => id)).toEqual([
      'ordering.tell:1',
      'ordering.tell:2',
    ]);
    const ofCause = await page('/ui/ops/dead-letters?source=ordering.tell&code=NotFound');
    const archive = formsOf(ofCause.body).find(({ action }) => action.endsWith('/archive'));
    await press(archive?.action ?? '', archive?.values);
    expect((await store.list({ state: 'archived' })).map(({ id }) => id)).toEqual([
      'ordering.tell:3',
    ]);
    expect((await page('/ui/ops/dead-letters')).body).toContain('Nothing here yet.');
  });

  it('show the steps of a saga, and let it go on or be given up', async () => {
    const { sagas } = served;
    await sagas.unitOfWork.run(() => sagas.add([saga('ordering.checkout:e-1', {})]));
    const list = await page('/ui/ops/sagas?state=parked');
    const [, href = ''] = list.body.match(/<td><a href="([^"]+)"/) ?? [];
    const { body } = await page(href);
    expect(body).toContain('OutOfStock: there is none left');
    expect(body).toContain('Unavailable: the depot is not available');
    // What its steps were answered may be nobody's business.
    expect(body).not.toContain('secret');
    const [again, giveUp] = formsOf(body).filter(({ action }) => action.startsWith(href));
    await press(again?.action ?? '');
    expect((await sagas.get('ordering.checkout:e-1'))?.state).toBe('undoing');
    await press(giveUp?.action ?? '');
    expect((await sagas.get('ordering.checkout:e-1'))?.state).toBe('abandoned');
    expect((await page(href)).body).not.toContain('/abandon');
    expect(await press(giveUp?.action ?? '')).toEqual({
      status: 303,
      location: `${href}?notice=unchanged`,
    });
    expect((await page('/ui/ops/sagas?state=parked')).body).toContain('Nothing fits.');
    expect((await page('/ui/ops/sagas/unknown')).status).toBe(404);
  });

  it('do nothing for another site', async () => {
    const { sagas } = served;
    await sagas.unitOfWork.run(() => sagas.add([saga('ordering.checkout:e-1', {})]));
    const url = `/ui/ops/sagas/${encodeURIComponent('ordering.checkout:e-1')}/abandon`;
    expect((await press(url, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sagas.get('ordering.checkout:e-1'))?.state).toBe('parked');
  });

  it('write what came in as text, whatever it holds', async () => {
    const { letters, unitOfWork } = served;
    const park = [{ ...letter(1, 'Error'), message: '<script>alert(1)</script>', at }];
    await unitOfWork.run(() => letters.change('ordering.tell', { park }));
    const { body } = await page('/ui/ops/dead-letters');
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script>');
  });
});
