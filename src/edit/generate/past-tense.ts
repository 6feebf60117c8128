const irregular: Readonly<Record<string, string>> = {
  begin: 'begun',
  bid: 'bid',
  bind: 'bound',
  break: 'broken',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  catch: 'caught',
  choose: 'chosen',
  cut: 'cut',
  do: 'done',
  draw: 'drawn',
  feed: 'fed',
  fill: 'filled',
  find: 'found',
  forget: 'forgotten',
  freeze: 'frozen',
  get: 'got',
  give: 'given',
  grow: 'grown',
  hide: 'hidden',
  hold: 'held',
  keep: 'kept',
  lay: 'laid',
  lead: 'led',
  leave: 'left',
  lend: 'lent',
  lose: 'lost',
  make: 'made',
  meet: 'met',
  overdraw: 'overdrawn',
  pay: 'paid',
  put: 'put',
  read: 'read',
  rebuild: 'rebuilt',
  rewrite: 'rewritten',
  run: 'run',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  show: 'shown',
  shut: 'shut',
  speak: 'spoken',
  spend: 'spent',
  split: 'split',
  stop: 'stopped',
  take: 'taken',
  teach: 'taught',
  tell: 'told',
  think: 'thought',
  undo: 'undone',
  understand: 'understood',
  win: 'won',
  withdraw: 'withdrawn',
  write: 'written',
};

/** Stressed at the end, so that the last letter is doubled. */
const doubled =
  /^(admit|commit|defer|equip|occur|omit|permit|prefer|refer|submit|transfer|transmit)$/;

/** What has been done. @example pastTense('ship') // 'shipped' */
export function pastTense(verb: string): string {
  const known = Object.hasOwn(irregular, verb) ? irregular[verb] : undefined;
  if (known !== undefined) return known;
  if (/e$/.test(verb)) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  const isShort = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb);
  // The other verbs in -el double in British English, as in Cancelled.
  if (isShort || doubled.test(verb) || /[^aeiou][ei]l$/.test(verb)) {
    return `${verb}${verb.at(-1)}ed`;
  }
  return `${verb}ed`;
}
