/**
 * The whole script of a page: what the pointer rests on keeps its links, the others step back;
 * a click goes to its line in the list. The page is complete without it.
 */
export const HTML_SCRIPT = `
for (const picture of document.querySelectorAll('.picture')) {
  const links = [...picture.querySelectorAll('.link')];
  const rows = [...picture.querySelectorAll('.row')];
  const cards = [...picture.querySelectorAll('.card')];
  const focus = (target) => {
    const row = target?.closest('.row')?.dataset.row;
    const card = target?.closest('.card')?.dataset.card;
    const meets = ({ dataset: d }) => d.from === card || d.to === card;
    const meetsRow = ({ dataset: d }) => d.fromRow === row || d.toRow === row;
    const byRow = row === undefined ? [] : links.filter(meetsRow);
    const on = card === undefined ? [] : byRow.length > 0 ? byRow : links.filter(meets);
    const kept = new Set([card, ...on.flatMap(({ dataset: d }) => [d.from, d.to])]);
    picture.classList.toggle('focus', on.length > 0);
    for (const link of links) link.classList.toggle('on', on.includes(link));
    const node = target?.closest('.row')?.dataset.node;
    for (const one of rows) one.classList.toggle('same', node !== undefined && one.dataset.node === node);
    for (const one of cards) one.classList.toggle('on', kept.has(one.dataset.card));
  };
  picture.addEventListener('pointerover', ({ target }) => focus(target));
  picture.addEventListener('pointerleave', () => focus(undefined));
  picture.addEventListener('click', ({ target }) => {
    const id = target.closest('.row')?.dataset.node ?? target.closest('.card')?.dataset.card ?? '';
    const anchor = id.replace(/^(in|out):/, '');
    const line = document.getElementById(encodeURIComponent(anchor.replace(':', '-')));
    line?.closest('details')?.setAttribute('open', '');
    if (line !== null) location.hash = encodeURIComponent(line.id);
  });
}
const openTarget = () => {
  const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  line?.closest('details')?.setAttribute('open', '');
  line?.scrollIntoView();
};
addEventListener('hashchange', openTarget);
openTarget();
`;
