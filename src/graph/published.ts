import type { Publish } from '../model/publish.ts';

/** What a context publishes, by the id of the event. */
export type PublishedEvents = ReadonlyMap<string, Publish>;

export function publishedFacts(publish: Publish | undefined): readonly string[] {
  return publish === undefined ? [] : [`published as ${publish.as} on ${publish.channel}`];
}
