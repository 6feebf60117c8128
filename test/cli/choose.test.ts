import prompts from 'prompts';
import { describe, expect, it } from 'vitest';
import { choose } from '../../src/cli/create/choose.ts';
import { plainStyle } from '../../src/report/style.ts';

const terminal = (isInteractive: boolean) => ({
  style: plainStyle,
  isInteractive,
  print: () => {},
  note: () => {},
});

describe('what must be known to make an app', () => {
  it('is asked for on a terminal', async () => {
    prompts.inject(['shop', 'empty', 'pnpm']);
    expect(await choose({}, terminal(true))).toEqual({ dir: 'shop', spec: 'empty', pm: 'pnpm' });
  });

  it('is asked for only as far as it is not said', async () => {
    prompts.inject(['bank']);
    const given = { dir: 'shop', pm: 'yarn' } as const;
    expect(await choose(given, terminal(true))).toEqual({ dir: 'shop', spec: 'bank', pm: 'yarn' });
    expect(await choose({ ...given, spec: 'my.yaml' }, terminal(true))).toEqual({
      ...given,
      spec: 'my.yaml',
    });
  });

  it('is decided with --yes, terminal or not', async () => {
    for (const isInteractive of [true, false]) {
      const choices = await choose({ dir: 'shop', yes: true }, terminal(isInteractive));
      expect(choices).toEqual({ dir: 'shop', spec: 'minimal', pm: 'npm' });
    }
  });

  it('is not made up when the question is broken off', async () => {
    prompts.inject([new Error('Ctrl-C')]);
    await expect(choose({}, terminal(true))).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it.each([
    [{}, /plinth new <dir>/],
    [{ dir: 'shop' }, /--spec <file>/],
  ])('is named by its flag where nobody can be asked', async (given, hint) => {
    await expect(choose(given, terminal(false))).rejects.toMatchObject({
      code: 'NO_TERMINAL',
      hint: expect.stringMatching(hint),
    });
  });
});
