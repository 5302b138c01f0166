// The faults that are in force, each with the button that ends it.
import { type Experiment, stopExperiment } from '../../faults/index.ts';
import { html } from '../../html.ts';
import { act } from '../acts.ts';
import type { ViewProps } from '../view.ts';

export function Faults({ store, cloud }: ViewProps) {
  if (store.experiments.length === 0) return undefined;
  return html`
    <section aria-labelledby="faults">
      <h2 id="faults">Faults</h2>
      <ul class="plain">
        ${store.experiments.map(
          ({ id, description, status }: Experiment) => html`
            <li key=${id}>
              <strong class="bad">${description}</strong> <span class="quiet">${status}</span>
              <button disabled=${status === 'stopping'} onClick=${act(store, () => stopExperiment(cloud, id), `End "${description}"? What it broke is put back.`)}>
                End
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
}
