import { describe, expect, it } from 'vitest';
import { ChaosError } from '../../../src/runtime/chaos/chaos-error.ts';
import { readChaosOptions } from '../../../src/runtime/chaos/chaos-options.ts';
import { shortened } from '../../../src/runtime/chaos/finding.ts';
import { tellAnswers, tellKills } from '../../../src/runtime/chaos/summary.ts';
import { Tally } from '../../../src/runtime/chaos/tally.ts';

describe('options', () => {
  it('are read, and have defaults', () => {
    expect(readChaosOptions(['--seed', '7', '--kills=3', '--seconds', '9'])).toEqual({
      seed: 7,
      kills: 3,
      seconds: 9,
    });
    const { seed, ...others } = readChaosOptions([]);
    expect(others).toEqual({ kills: 20, seconds: 30 });
    expect(Number.isInteger(seed)).toBe(true);
  });

  it.each([
    [['--kills', 'many'], 'BadOption: --kills many is not a whole number from 1 to 10000.'],
    [['--kills', '0'], 'BadOption: --kills 0 is not a whole number from 1 to 10000.'],
    [['--kill', '3'], "BadOption: Unknown option '--kill'."],
    [['hard'], "BadOption: Unexpected argument 'hard'."],
  ])('%j say what is wrong', (argv, wanted) => {
    expect(() => readChaosOptions(argv)).toThrow(ChaosError);
    expect(() => readChaosOptions(argv)).toThrow(wanted);
  });
});

describe('the summary', () => {
  const operation = (path: string) =>
    ({ method: 'POST', path, parameters: [], body: undefined }) as const;
  const answer = (status: number, code?: string) => ({
    status,
    location: undefined,
    version: undefined,
    body: code && { code },
  });

  it('counts kills by place, and answers by class', () => {
    expect(tellKills(['commit', undefined, 'commit', 'answer'])).toBe(
      '4 kills: 2 at a commit, 1 at an instant, 1 at an answer',
    );
    const tally = new Tally();
    tally.add(operation('/a'), answer(201));
    tally.add(operation('/a'), answer(422, 'Validation'));
    tally.add(operation('/b'), answer(404, 'NotFound'));
    tally.add(operation('/b'), answer(409, 'Conflict'));
    tally.add(operation('/b'), answer(409, 'Conflict'));
    tally.add(operation('/c'), answer(503, 'Unavailable'));
    tally.addLost();
    expect(tellAnswers(tally)).toEqual([
      '7 requests: 4 refused, 1 done, 1 unavailable, 1 lost',
      'never done: POST /b (409 Conflict)',
      'never done: POST /c (503 Unavailable)',
    ]);
    expect(tally.failures).toEqual([]);
  });

  it('tells what failed', () => {
    const tally = new Tally();
    tally.add(operation('/a'), answer(500, 'Internal'));
    tally.add(operation('/a'), answer(500, 'Internal'));
    expect(tally.failures).toEqual([{ where: 'POST /a', what: 'answered 500 Internal, 2 times' }]);
  });

  it('says the same ten times, and then how often', () => {
    const findings = Array.from({ length: 13 }, (_, at) => ({ where: 'a', what: `${at}` }));
    expect(
      shortened(findings)
        .map(({ what }) => what)
        .slice(8),
    ).toEqual(['8', '9', 'and 3 more']);
    expect(shortened(findings.slice(0, 10))).toHaveLength(10);
  });
});
