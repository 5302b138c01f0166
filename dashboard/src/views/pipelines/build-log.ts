// The log of a build as it is written, with its phases. It opens by itself while the build runs and when it has failed.
import { useState } from 'preact/hooks';
import { html } from '../../html.ts';
import { sourceOf } from '../../state/load-logs.ts';
import { type Build, buildOf } from '../../state/load-pipelines.ts';
import { linkTo } from '../../state/place.ts';
import { Lines } from '../logs/lines.ts';
import { useLines } from '../logs/use-lines.ts';
import { Status, spanOf, wordsOf } from '../status.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';

/** Whether the id of an action's external execution is a build's: `<project>:<UUID>`. */
export const isBuild = (id: string | undefined): boolean =>
  /^[\w-]+:[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id ?? '');

interface BuildLogProps extends ViewProps {
  /** The action's. */
  readonly name: string;
  readonly id: string;
  /** The action's. */
  readonly status: string;
}

export function BuildLog({ name, id, status, store, cloud }: BuildLogProps) {
  const [isWanted, setWanted] = useState<boolean | undefined>(undefined);
  const isOpen = isWanted ?? (status === 'InProgress' || status === 'Failed');
  return html`
    <p class="actions">
      <button aria-expanded=${isOpen} onClick=${() => setWanted(!isOpen)}>Log of ${name}</button>
    </p>
    ${isOpen && html`<${OpenLog} id=${id} store=${store} cloud=${cloud} />`}`;
}

function OpenLog({ id, store, cloud }: ViewProps & { readonly id: string }) {
  const build = usePolled(store, () => buildOf(cloud, id), 1000, [id]);
  const { groupName: group, streamName: stream } = build?.logs ?? {};
  const logs = group && stream ? { group, stream } : undefined;
  const lines = useLines(store, cloud, logs ? [sourceOf(logs)] : [], '');
  if (!build) return undefined;
  return html`
    <${Phases} build=${build} />
    <${Lines} lines=${lines ?? []} label="Build log" />
    ${logs && html`<a href=${linkTo('logs', { group: logs.group, stream: logs.stream })}>In the logs</a>`}`;
}

function Phases({ build: { phases = [], currentPhase, buildStatus } }: { readonly build: Build }) {
  const shown = phases.filter(
    ({ durationInSeconds = 0, phaseStatus, phaseType }) =>
      durationInSeconds > 0 || phaseType === currentPhase || (phaseStatus ?? 'SUCCEEDED') !== 'SUCCEEDED',
  );
  return html`
    <ul class="plain phases" aria-label="Phases">
      ${shown
        .filter(({ phaseType }) => phaseType !== 'COMPLETED')
        .map(({ phaseType, phaseStatus, durationInSeconds, contexts = [] }) => {
          const message = contexts
            .map((context) => context.message ?? '')
            .join(' ')
            .trim();
          return html`
            <li key=${phaseType}>
              ${wordsOf(phaseType)}
              <span class="quiet"> ${durationInSeconds === undefined ? 'runs' : spanOf(durationInSeconds * 1000)}</span>
              ${phaseStatus && phaseStatus !== 'SUCCEEDED' && html` <${Status} status=${phaseStatus} />`}
              ${message && html`<p class="bad">${message}</p>`}
            </li>`;
        })}
      ${buildStatus !== 'IN_PROGRESS' && html`<li>Build <${Status} status=${buildStatus} /></li>`}
    </ul>`;
}
