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
  /** It gives something up. */
  readonly danger?: boolean;
}

/** A button that does one thing, as a form of its own. */
export function actionButton({ label, action, values = {}, danger }: ActionButton): Html {
  return html`<form method="post" action="${action}">${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button${danger === true ? html` class="danger"` : undefined}>${label}</button></form>`;
}

/** What such a button has posted under a name. */
export function postedText(
  { body }: Pick<FastifyRequest, 'body'>,
  name: string,
): string | undefined {
  return firstOf(valuesOf(body)[name]);
}
