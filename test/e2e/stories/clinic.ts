import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Scene, Story } from './story.ts';

export const clinic: Story = {
  example: 'clinic',
  process: 'clinic',
  auth: { scheme: 'Token', kind: 'secret' },
  async play(scene) {
    const { api, tokenOf } = scene;
    const token = await tokenOf(['vet']);
    await api.expect(401, 'GET', '/owners');

    const owner = await api.expect(200, 'POST', '/owners', {
      token,
      body: { name: 'Betty Davis', telephone: '6085551749' },
    });
    expect(owner.body).toEqual({ id: 1, name: 'Betty Davis', telephone: '6085551749', pets: [] });
    const wrong = await api.expect(400, 'POST', '/owners', {
      token,
      body: { name: 'Betty', telephone: 'none' },
    });
    expect(wrong.body).toMatchObject({
      schemaErrors: { telephone: [expect.any(String)] },
      at: expect.any(String),
    });
    await api.expect(400, 'POST', '/owners', {
      token,
      body: { name: 'Betty', telephone: '6085551749', phone: '1' },
    });

    expect((await api.expect(200, 'GET', '/species', { token })).body).toMatchObject({ total: 2 });
    await api.expect(201, 'POST', '/species', { token, body: { id: 3, name: 'hamster' } });
    await api.expect(409, 'POST', '/species', { token, body: { id: 4, name: 'hamster' } });
    await api.expect(200, 'PUT', '/species/3', { token, body: { name: 'gerbil' } });
    await api.expect(200, 'PATCH', '/species/3', { token, body: { name: 'guinea pig' } });
    await api.expect(200, 'GET', '/species/3', { token });

    const body = { name: 'Leo', born: '2020-09-07', owner: 1, species: 1 };
    const pet = await api.expect(201, 'POST', '/pets', { token, body });
    expect(pet.body).toEqual({
      id: 1,
      name: 'Leo',
      born: '2020-09-07',
      owner: 1,
      href: '/pets/1',
      species: { id: 1, name: 'cat' },
    });
    await api.expect(400, 'POST', '/pets', { token, body: { ...body, born: '2999-01-01' } });
    const unknown = await api.expect(404, 'POST', '/pets', { token, body: { ...body, owner: 99 } });
    expect(unknown.body).toMatchObject({ status: 404, code: 'UnknownOwner' });
    await api.expect(200, 'PUT', '/pets/1', { token, body: { ...body, name: 'Leopold' } });
    await api.expect(200, 'PATCH', '/pets/1', { token, body: { name: 'Leo' } });
    await api.expect(200, 'GET', '/pets/1', { token });
    await api.expect(200, 'GET', '/pets', { token });

    const withPets = await api.expect(200, 'GET', '/owners/1', { token });
    expect(withPets.body).toMatchObject({ name: 'Betty Davis', pets: [{ id: 1, name: 'Leo' }] });
    const list = await api.expect(
      200,
      'GET',
      '/owners?name=Betty%20Davis&sort=-name&fields=id,name',
      { token },
    );
    expect(list.body).toEqual({
      content: [{ id: 1, name: 'Betty Davis' }],
      totalElements: 1,
      limit: 20,
      offset: 0,
    });
    await api.expect(409, 'DELETE', '/owners/1', { token });
    await api.expect(204, 'DELETE', '/pets/1', { token });
    expect(
      (await api.expect(200, 'PATCH', '/owners/1', { token, body: { telephone: '12345678' } }))
        .body,
    ).toMatchObject({ telephone: '12345678' });
    await api.expect(200, 'PUT', '/owners/1', {
      token,
      body: { name: 'Betty Davis', telephone: '6085551749' },
    });
    expect((await api.expect(200, 'DELETE', '/owners/1', { token })).body).toMatchObject({
      id: 1,
      name: 'Betty Davis',
    });
    expect((await api.expect(404, 'GET', '/owners/1', { token })).body).toEqual({
      message: expect.any(String),
    });
    await api.expect(204, 'DELETE', '/species/3', { token });
    await playProfiles(scene);
  },
};

/** Things addressed by who is signed in, or by a unique name. */
async function playProfiles({ api, tokenOf }: Scene): Promise<void> {
  const [mia, leo] = [await tokenOf(['vet'], randomUUID()), await tokenOf(['vet'], randomUUID())];
  await api.expect(401, 'POST', '/profiles', { body: { username: 'mia' } });
  const joined = await api.expect(201, 'POST', '/profiles', {
    token: mia,
    body: { username: 'mia', bio: 'cats' },
  });
  expect(joined.body).toEqual({ id: expect.any(String) });
  await api.expect(409, 'POST', '/profiles', { token: leo, body: { username: 'mia' } });
  await api.expect(201, 'POST', '/profiles', { token: leo, body: { username: 'leo' } });

  const image = 'https://example.org/mia.png';
  await api.expect(204, 'PUT', '/profile', { token: mia, body: { image } });
  await api.expect(204, 'PUT', '/profile', { token: leo, body: { bio: null } });
  await api.expect(404, 'PUT', '/profile', { token: await tokenOf(['vet']), body: {} });
  await api.expect(204, 'POST', '/profiles/mia/follow', { token: leo });
  const own = await api.expect(422, 'POST', '/profiles/leo/follow', { token: leo });
  expect(own.body).toMatchObject({ code: 'OwnProfile' });
  await api.expect(404, 'POST', '/profiles/nobody/follow', { token: leo });

  const profile = { username: 'mia', bio: 'cats', image, status: 'Active' };
  const seen = async (token?: string) =>
    (await api.expect(200, 'GET', '/profiles/mia', { token })).body;
  expect(await seen(leo)).toEqual({ ...profile, following: true });
  expect(await seen()).toEqual({ ...profile, following: false });
  await api.expect(204, 'POST', '/profile/leave', { token: mia });
  expect(await seen()).toMatchObject({ status: 'on-leave' });
  await api.expect(409, 'POST', '/profile/leave', { token: mia });
  await api.expect(404, 'GET', '/profiles/nobody');
}
