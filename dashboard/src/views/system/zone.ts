// A zone: its instances, its tasks on Fargate, and what would happen if it were lost.
import { useState } from 'preact/hooks';
import type { Cloud } from '../../cloud/call.ts';
import { loseZone, startExperiment } from '../../faults/index.ts';
import { html } from '../../html.ts';
import type { InterfaceLimits } from '../../state/capacity.ts';
import { lossInWords, lossOf } from '../../state/loss-of-zone.ts';
import type { Picture } from '../../state/picture.ts';
import type { ContainerInstance, Task } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { act } from '../acts.ts';
import { Instance } from './instance.ts';
import type { PictureProps } from './picture-props.ts';
import { Tasks } from './tasks.ts';

interface ZoneProps extends PictureProps {
  readonly zone: string;
  readonly tasks: readonly Task[];
  readonly instances: readonly ContainerInstance[];
}

const none: readonly Task[] = [];

export function Zone({ zone, tasks, instances, picture, limits, store, cloud, select }: ZoneProps) {
  const byInstance = Map.groupBy(tasks, ({ containerInstanceArn = '' }) => containerInstanceArn);
  const known = new Set(instances.map(({ containerInstanceArn }) => containerInstanceArn));
  const others = tasks.filter(({ containerInstanceArn = '' }) => !known.has(containerInstanceArn));
  return html`
    <div class="zone" role="group" aria-label=${`Zone ${zone}`}>
      <h3>${zone} <span class="quiet">${tasks.length === 1 ? '1 task' : `${tasks.length} tasks`}</span></h3>
      <${Loss} zone=${zone} picture=${picture} limits=${limits} store=${store} cloud=${cloud} />
      ${instances.map(
        (instance) => html`
          <${Instance}
            key=${instance.containerInstanceArn}
            instance=${instance}
            tasks=${byInstance.get(instance.containerInstanceArn) ?? none}
            limits=${limits}
            store=${store}
            cloud=${cloud}
            select=${select}
          />`,
      )}
      ${
        others.length > 0 &&
        html`
          <div class="instance fargate">
            <h4>Fargate</h4>
            <${Tasks} tasks=${others} select=${select} />
          </div>`
      }
    </div>`;
}

const lostForMinutes = 5;

function Loss(props: {
  readonly zone: string;
  readonly picture: Picture;
  readonly limits: InterfaceLimits;
  readonly store?: Store | undefined;
  readonly cloud?: Cloud | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  const { zone, picture, limits, store, cloud } = props;
  const words = isOpen ? lossInWords(zone, lossOf(zone, picture, limits)) : [];
  return html`
    <details class="loss" open=${isOpen} onToggle=${(event: Event) => setOpen((event.target as HTMLDetailsElement).open)}>
      <summary>If this zone were lost</summary>
      ${words.map((sentence) => html`<p>${sentence}</p>`)}
      ${
        isOpen &&
        store &&
        cloud &&
        html`
          <p class="actions">
            <button class="danger" onClick=${act(store, () => startExperiment(cloud, loseZone(zone, lostForMinutes)), `Lose ${zone} for ${lostForMinutes} minutes? ${words.join(' ')}`)}>
              Lose it for ${lostForMinutes} minutes
            </button>
          </p>`
      }
    </details>`;
}
