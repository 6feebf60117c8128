import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Import } from './imports.ts';
import type { View } from './planned-file.ts';
import { joined, type Running } from './process-running.ts';
import { hasEvictions } from './query-eviction.ts';

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
