// What a deployment changes in the task definition.
import { html } from '../../html.ts';
import { changesOf } from '../../state/load-changes.ts';
import type { ServiceDeployment } from '../../state/shapes.ts';
import { Scrolls } from '../scrolls.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ViewProps } from '../view.ts';

export function Changes({
  deployment,
  store,
  cloud,
}: ViewProps & { readonly deployment: ServiceDeployment }) {
  const { targetServiceRevision: target, sourceServiceRevisions: sources = [] } = deployment;
  // The revisions of a deployment do not change, its other members do.
  const found = useLoaded(
    store,
    async () => ({ target: target?.arn, changes: await changesOf(cloud, deployment) }),
    [target?.arn],
  );
  if (!target || sources.length === 0 || found?.target !== target.arn) return undefined;
  const { changes } = found;
  if (changes.length === 0)
    return html`<h3>Changes</h3><p class="quiet">Both revisions have the same task definition.</p>`;
  return html`
    <h3>Changes</h3>
    <${Scrolls} label="Changes">
      <table class="changes">
        <thead><tr><th scope="col">Setting</th><th scope="col">Old</th><th scope="col">New</th></tr></thead>
        <tbody>
          ${changes.map(
            ({ path, before, after }) => html`
              <tr key=${path}>
                <th scope="row">${path.split(/(?<=\.)/).map((part) => html`${part}<wbr />`)}</th>
                <td>${before && html`<del><code>${before}</code></del>`}</td>
                <td>${after && html`<ins><code>${after}</code></ins>`}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    <//>`;
}
