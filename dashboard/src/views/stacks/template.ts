// A stack's template, as it was given.
import { textOf } from '../../cloud/xml.ts';
import { html } from '../../html.ts';
import type { Stack } from '../../state/load-stacks.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ViewProps } from '../view.ts';

export function Template({ stack, store, cloud }: ViewProps & { readonly stack: Stack }) {
  const body = useLoaded(
    store,
    async () =>
      textOf((await cloud.query('cloudformation', 'GetTemplate', { StackName: stack.id })).TemplateBody),
    [stack.id, stack.status],
  );
  if (body === undefined) return undefined;
  return html`<pre class="tall" tabindex="0" aria-label=${`Template of ${stack.name}`}>${readable(body)}</pre>`;
}

/** JSON in one line is nothing to read. */
function readable(body: string): string {
  if (body.includes('\n')) return body;
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
