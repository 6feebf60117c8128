import type { FastifyRequest } from 'fastify';
import { firstOf } from './form-field.ts';
import { type Html, html } from './html.ts';
import { valuesOf } from './submit-form.ts';

export interface ActionButton {
  readonly label: string;
  /** Where it posts to. */
  readonly action: string;
  /** What it posts. */
  readonly values?: Readonly<Record<string, string>>;
  /** `danger`: it gives something up; `quiet`: one of many. */
  readonly kind?: 'danger' | 'quiet';
}

/** A button that does one thing, as a form of its own. */
export function actionButton({ label, action, values = {}, kind }: ActionButton): Html {
  return html`<form method="post" action="${action}">${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button${kind === undefined ? undefined : html` class="${kind}"`}>${label}</button></form>`;
}

/** What such a button has posted under a name. */
export function postedText(
  { body }: Pick<FastifyRequest, 'body'>,
  name: string,
): string | undefined {
  return firstOf(valuesOf(body)[name]);
}
