// Which version a task definition is: the tags of its images.
import { html } from '../../html.ts';
import { type Version as ImageVersion, versionsOf } from '../../state/load-revisions.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ViewProps } from '../view.ts';

/** @param definition the ARN of a task definition */
export function Version({ definition, store, cloud }: ViewProps & { readonly definition: string }) {
  const versions = useLoaded(store, () => versionsOf(cloud, definition), [definition]);
  return versions && html`<${Versions} versions=${versions} />`;
}

export const Versions = ({ versions }: { readonly versions: readonly ImageVersion[] }) =>
  versions.length === 1
    ? html`<code>${versions[0]?.version}</code>`
    : html`${versions.map(({ container, version }, index) => html`${index > 0 && ', '}${container} <code>${version}</code>`)}`;
