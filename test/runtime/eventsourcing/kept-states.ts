import type { EventStore } from '@plinth/runtime/eventsourcing';
import { fixedClock } from '@plinth/runtime/testing';
import { expect } from 'vitest';
import { AccountRepository } from './account-repository.ts';

/** One process of an app, with a connection of its own. */
interface Process {
  readonly events: EventStore;
}

/** Two processes that share a database. */
export interface Processes {
  readonly here: Process;
  readonly there: Process;
}

const clock = fixedClock('2026-01-31T10:00:00.000Z');

type Change = Parameters<typeof changed>[1];

/** What a command does: one unit around a look-up, a decision and the append. */
function changed(
  { events, accounts }: Side,
  change: (account: Awaited<ReturnType<AccountRepository['get']>>) => void,
): Promise<number> {
  return events.unitOfWork.run(async () => {
    const account = await accounts.get('a-1');
    change(account);
    return accounts.save(account);
  });
}

interface Side extends Process {
  readonly accounts: AccountRepository;
  /** How often streams were read. */
  readonly reads: { count: number };
}

function sideOf({ events }: Process): Side {
  const reads = { count: 0 };
  const counting: EventStore = Object.create(events, {
    read: {
      value: (...asked: Parameters<EventStore['read']>) => {
        reads.count += 1;
        return events.read(...asked);
      },
    },
    unitOfWork: { value: events.unitOfWork },
    append: { value: events.append.bind(events) },
    appendLast: { value: events.appendLast.bind(events) },
    readAside: {
      value: (...asked: Parameters<EventStore['readAside']>) => {
        const read = events.readAside(...asked);
        if (read !== undefined) reads.count += 1;
        return read;
      },
    },
  });
  return { events: counting, accounts: new AccountRepository({ events: counting, clock }), reads };
}

/** Both know an account of 10.00. */
async function bothKnow({ here, there }: Processes) {
  const [mine, theirs] = [sideOf(here), sideOf(there)];
  const account = mine.accounts.create('a-1');
  account.open('Mara');
  account.deposit('10.00');
  await mine.accounts.save(account);
  await theirs.accounts.get('a-1');
  mine.reads.count = 0;
  return { mine, theirs };
}

const balanceOf = async ({ accounts }: Side): Promise<string> =>
  (await accounts.get('a-1')).state.balance.toString();

/** What holds where a unit goes by states that were kept: on every engine that has such units. */
export const keptStatesCases: Readonly<Record<string, (processes: Processes) => Promise<void>>> = {
  'one that nobody else changes is read no more': async (processes) => {
    const { mine } = await bothKnow(processes);
    for (let time = 0; time < 5; time += 1) await changed(mine, (one) => one.deposit('1.00'));
    expect(mine.reads.count).toBe(0);
    expect(await balanceOf(mine)).toBe('15.00');
  },

  'what others have appended is found when it is appended to': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    await changed(theirs, (one) => one.deposit('5.00'));
    expect(await changed(mine, (one) => one.deposit('1.00'))).toBe(4);
    expect(await balanceOf(mine)).toBe('16.00');
  },

  'a refusal is by what is so, not by what was kept': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    await changed(mine, (one) => one.close());
    // Begun again elsewhere: open once more.
    await changed(theirs, (one) => one.drop());
    const again = theirs.accounts.create('a-1');
    again.open('Ben');
    await theirs.accounts.save(again);
    await changed(mine, (one) => one.deposit('3.00'));
    expect(await balanceOf(mine)).toBe('3.00');
    await changed(theirs, (one) => one.close());
    await expect(changed(mine, (one) => one.deposit('1.00'))).rejects.toMatchObject({
      code: 'IllegalState',
    });
  },

  'one that is only looked at counts as well': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    await changed(theirs, (one) => one.deposit('5.00'));
    const seen: string[] = [];
    await mine.events.unitOfWork.run(async () => {
      seen.push(await balanceOf(mine));
    });
    expect(seen).toEqual(['10.00', '15.00']);
  },

  'one that is gone elsewhere is gone': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    await changed(theirs, (one) => one.drop());
    await expect(changed(mine, (one) => one.deposit('1.00'))).rejects.toMatchObject({
      code: 'NotFound',
    });
    expect(await mine.accounts.find('a-1')).toBe(null);
  },

  'one that is gone here is gone, and may begin again': async (processes) => {
    const { mine } = await bothKnow(processes);
    await changed(mine, (one) => one.drop());
    expect(await mine.events.unitOfWork.run(() => mine.accounts.find('a-1'))).toBe(null);
    await mine.events.unitOfWork.run(async () => {
      const again = mine.accounts.create('a-1');
      again.open('Ben');
      await mine.accounts.save(again);
      expect((await mine.accounts.get('a-1')).state.owner).toBe('Ben');
    });
    expect(await changed(mine, (one) => one.deposit('1.00'))).toBe(5);
  },

  'a unit sees what it has appended itself, and nothing of one that was taken back': async (
    processes,
  ) => {
    const { mine } = await bothKnow(processes);
    const failing = mine.events.unitOfWork.run(async () => {
      await changed(mine, (one) => one.deposit('1.00'));
      expect(await balanceOf(mine)).toBe('11.00');
      await changed(mine, (one) => one.deposit('1.00'));
      expect(await balanceOf(mine)).toBe('12.00');
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    expect(await mine.events.unitOfWork.run(() => balanceOf(mine))).toBe('10.00');
  },

  'what was decided by an old one is not saved by a look at the new one': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    await changed(theirs, (one) => one.deposit('5.00'));
    const decided: string[] = [];
    await mine.events.unitOfWork.run(async () => {
      const first = await balanceOf(mine);
      // The second look reads, and what is saved goes on from there.
      await changed(mine, (one) => one.rename(`has ${first}`));
      decided.push(first);
    });
    expect(decided).toEqual(['10.00', '15.00']);
    expect((await mine.accounts.get('a-1')).state.owner).toBe('has 15.00');
  },

  'an append that is not the end of its unit is part of it all the same': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const { events } = processes.here;
    const noted = { category: 'accounts.account', id: 'a-2' };
    const both = (fail: boolean) =>
      events.unitOfWork.run(async () => {
        await changed(mine, (one) => one.deposit('1.00'));
        expect((await events.read({ category: 'accounts.account', id: 'a-1' })).length).toBe(3);
        const other = mine.accounts.create(noted.id);
        other.open('Ben');
        await mine.accounts.save(other);
        if (fail) throw new Error('taken back');
      });
    await expect(both(true)).rejects.toThrow('taken back');
    expect(await events.head()).toBe(2);
    await both(false);
    expect([await balanceOf(theirs), (await events.read(noted)).length]).toEqual(['11.00', 1]);
  },

  'whoever listens hears of each append once, when it is committed': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const heard: number[] = [];
    processes.here.events.onCommitted((events) => {
      for (const { position, meta } of events) heard.push(position, meta.streamVersion);
    });
    await changed(theirs, (one) => one.deposit('5.00'));
    await changed(mine, (one) => one.deposit('1.00'));
    const last = await processes.here.events.head();
    expect(heard).toEqual([last, 4]);
  },

  'what was loaded outside of the unit is not saved over what others did': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const old = await mine.accounts.get('a-1');
    await changed(theirs, (one) => one.deposit('5.00'));
    old.deposit('1.00');
    const saving = mine.events.unitOfWork.run(() => mine.accounts.save(old));
    await expect(saving).rejects.toMatchObject({ code: 'Conflict' });
    expect(await balanceOf(mine)).toBe('15.00');
  },

  'what a unit saved that was taken back can be saved again': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const { events, accounts } = mine;
    const account = await accounts.get('a-1');
    account.deposit('1.00');
    const failing = events.unitOfWork.run(async () => {
      await accounts.save(account);
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    expect([account.changes.length, account.version]).toEqual([1, 3]);
    expect(await events.unitOfWork.run(() => accounts.save(account))).toBe(3);
    expect(await balanceOf(theirs)).toBe('11.00');
  },

  'one that is created under a taken id is refused as such': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const creating = theirs.events.unitOfWork.run(async () => {
      const account = theirs.accounts.create('a-1');
      account.open('Ben');
      await theirs.accounts.save(account);
    });
    await expect(creating).rejects.toMatchObject({ code: 'NotUnique' });
    expect((await mine.accounts.get('a-1')).state.owner).toBe('Mara');
  },

  'no deposit of two processes at once is lost': async (processes) => {
    const { mine, theirs } = await bothKnow(processes);
    const deposit: Change = (one) => one.deposit('1.00');
    const keepDepositing = async (side: Side): Promise<void> => {
      for (let time = 0; time < 20; time += 1) await changed(side, deposit);
    };
    await Promise.all([mine, theirs, mine, theirs].map(keepDepositing));
    expect([await balanceOf(mine), await balanceOf(theirs)]).toEqual(['90.00', '90.00']);
  },
};

/** What holds where units run side by side. */
export const sideBySideCases: Readonly<Record<string, (processes: Processes) => Promise<void>>> = {
  'one that is not known yet is read once, and what others append meanwhile is found': async (
    processes,
  ) => {
    const { theirs } = await bothKnow(processes);
    const mine = sideOf(processes.here);
    const seen: string[] = [];
    await mine.events.unitOfWork.run(async () => {
      const account = await mine.accounts.get('a-1');
      seen.push(account.state.balance.toString());
      if (seen.length === 1) await changed(theirs, (one) => one.deposit('5.00'));
      account.deposit('1.00');
      await mine.accounts.save(account);
    });
    expect(seen).toEqual(['10.00', '15.00']);
    expect([await balanceOf(mine), await balanceOf(theirs)]).toEqual(['16.00', '16.00']);
    mine.reads.count = 0;
    await changed(mine, (one) => one.deposit('1.00'));
    expect(mine.reads.count).toBe(0);
  },

  'that there is none is no reason for long': async (processes) => {
    const [mine, theirs] = [sideOf(processes.here), sideOf(processes.there)];
    const seen: boolean[] = [];
    await mine.events.unitOfWork.run(async () => {
      seen.push((await mine.accounts.find('a-1')) !== null);
      if (seen.length > 1) return;
      const account = theirs.accounts.create('a-1');
      account.open('Ben');
      await theirs.accounts.save(account);
    });
    expect(seen).toEqual([false, true]);
  },

  'what is read after the first is of the moment at which the unit ends': async (processes) => {
    const { theirs } = await bothKnow(processes);
    const other = theirs.accounts.create('a-2');
    other.open('Ben');
    await theirs.accounts.save(other);
    const mine = sideOf(processes.here);
    const seen: string[] = [];
    await mine.events.unitOfWork.run(async () => {
      const from = await mine.accounts.get('a-1');
      if (seen.length === 0) await changed(theirs, (one) => one.deposit('5.00'));
      const to = await mine.accounts.get('a-2');
      seen.push(`${from.state.balance} ${to.state.balance}`);
      to.deposit('1.00');
      await mine.accounts.save(to);
    });
    expect(seen).toEqual(['10.00 0.00', '15.00 0.00']);
  },
};
