import type { Context } from '../model/context.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { rowEventFiles, rowEventNames, tellsOfRows } from './entity-events.ts';
import { type Import, renderImports } from './imports.ts';
import { camel } from './names.ts';
import { elements } from './parameters.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

/** How the events of a context are written down, one for each kind of stream. */
const codecsIn = ({ aggregates, entities }: Context): readonly Import[] => [
  ...entities.filter(tellsOfRows).map((entity) => ({
    name: rowEventNames(entity).codec,
    from: rowEventFiles(entity).codec,
  })),
  ...aggregates.map((aggregate) => ({
    name: aggregateNames(aggregate).codec,
    from: aggregateFiles(aggregate).codec,
  })),
];

/** The list of them; undefined: nothing of the context has events. */
export function codecsOf(context: Context): Import | undefined {
  if (codecsIn(context).length === 0) return undefined;
  return {
    name: `${camel(context.name)}Codecs`,
    from: layerFile(context.name, 'infrastructure', 'Codecs'),
  };
}

/** `infrastructure/codecs.ts` */
export function planCodecs(context: Context): readonly PlannedFile[] {
  const list = codecsOf(context);
  if (list === undefined) return [];
  const codecs = codecsIn(context);
  return [
    {
      path: list.from,
      id: `${context.name}#codecs`,
      was: context.was === undefined ? undefined : `${context.was}#codecs`,
      template: 'app/src/contexts/__context__/infrastructure/codecs.ts',
      view: {
        imports: renderImports(codecs, list.from),
        name: list.name,
        codecs: elements(codecs.map(({ name }) => name)),
      },
    },
  ];
}
