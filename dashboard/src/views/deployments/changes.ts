// What a deployment changes in the task definition.
import { useEffect, useState } from 'preact/hooks';
import { html } from '../../html.ts';
import { type Change, changesOf } from '../../state/load-changes.ts';
import type { ServiceDeployment } from '../../state/shapes.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';

export function Changes({
  deployment,
  store,
  cloud,
}: ViewProps & { readonly deployment: ServiceDeployment }) {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const target = deployment.targetServiceRevision?.arn;
  // The revisions of a deployment do not change, its other members do.
  useEffect(
    act(store, async () => setChanges(await changesOf(cloud, deployment))),
    [target],
  );
  if (changes.length === 0) return undefined;
  return html`
    <h3>Changes</h3>
    <table class="changes">
      <thead><tr><th scope="col">Setting</th><th scope="col">Old</th><th scope="col">New</th></tr></thead>
      <tbody>
        ${changes.map(
          ({ path, before, after }) => html`
            <tr key=${path}><th scope="row">${path}</th><td><code>${before}</code></td><td><code>${after}</code></td></tr>`,
        )}
      </tbody>
    </table>`;
}
