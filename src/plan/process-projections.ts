import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Import } from './imports.ts';
import { elements } from './parameters.ts';
import type { View } from './planned-file.ts';
import { hasEvictions } from './query-eviction.ts';

/** A context at work, in the variable that holds it. */
interface Running {
  readonly context: Context;
  readonly variable: string;
}

/** Lists of several contexts as one. */
function joined(running: readonly Running[], member: string): string {
  const [only, ...more] = running.map(({ variable }) => `${variable}.${member}`);
  if (only === undefined) return '[]';
  return more.length === 0 ? only : elements([only, ...more].map((one) => `...${one}`));
}

/** Whether a context has something that follows the events. */
export const isFollowing = (context: Context, model: Model): boolean =>
  context.views.length > 0 || hasEvictions(context, model);

/** What keeps views in step with events, and caches with both; null: there are none. */
export function projectionsView(
  running: readonly Running[],
  model: Model,
): { readonly view: View; readonly imports: readonly Import[] } | null {
  const following = running.filter(({ context }) => isFollowing(context, model));
  if (following.length === 0) return null;
  const evicting = following.filter(({ context }) => hasEvictions(context, model));
  const from = '@plinth/runtime/eventsourcing';
  return {
    view: {
      views: joined(
        following.filter(({ context }) => context.views.length > 0),
        'views',
      ),
      evictions: evicting.length === 0 ? '' : joined(evicting, 'evictions'),
    },
    imports: [
      { name: 'ProjectionRunner', from },
      ...(evicting.length === 0 ? [] : [{ name: 'evictOn', from }]),
    ],
  };
}
