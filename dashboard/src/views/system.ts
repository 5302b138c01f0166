// The system in one picture: what load balancers send where, and which tasks run on which instances in which zones; now, or at a moment
// of the last hour.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { html } from '../html.ts';
import { encode } from '../recording/encode.ts';
import { download, recordingFile } from '../recording/file.ts';
import { loadInterfaceLimits } from '../state/load-interface-limits.ts';
import { instanceTypeOf, type Task } from '../state/shapes.ts';
import { act } from './acts.ts';
import { Version } from './deployments/version.ts';
import { Faults } from './system/faults.ts';
import { SystemPicture } from './system/picture.ts';
import { TaskActions } from './system/task-actions.ts';
import { TaskDialog } from './system/task-dialog.ts';
import { Timeline } from './system/timeline.ts';
import type { ViewProps } from './view.ts';

export function System({ store, cloud }: ViewProps) {
  const [time, setTime] = useState<number | undefined>();
  const [selected, setSelected] = useState<Task | undefined>();
  const close = useCallback(() => setSelected(undefined), []);
  const now = store.picture(performance.now());
  const current = now.tasks.find(({ taskArn }) => taskArn === selected?.taskArn);
  const picture = (time !== undefined && store.history.at(time)) || now;
  const save = act(store, async () => {
    const { region, activity, interfaceLimits: limits, history } = store;
    const session = encode({ region, activity, limits, pictures: [...history.pictures, now] });
    download(
      await recordingFile(session),
      `drydock-${new Date(now.at).toISOString().slice(0, 19).replaceAll(':', '')}.html`,
    );
  });
  const types = [...new Set(now.instances.map(instanceTypeOf))].sort().join();
  useEffect(() => {
    void loadInterfaceLimits(store, cloud);
  }, [types, store, cloud]);
  if (now.instances.length === 0 && now.tasks.length === 0 && now.balancers.length === 0)
    return html`<p class="empty">Nothing runs in this region yet. <code>drydock up</code> brings a system up.</p>`;
  return html`
    <${Faults} store=${store} cloud=${cloud} />
    <${Timeline} history=${store.history} time=${time} show=${setTime} save=${save} />
    <${SystemPicture}
      picture=${picture}
      limits=${store.interfaceLimits}
      store=${time === undefined ? store : undefined}
      cloud=${time === undefined ? cloud : undefined}
      select=${setSelected}
    />
    ${
      selected &&
      html`
        <${TaskDialog}
          task=${current ?? selected}
          close=${close}
          version=${html`<${Version} definition=${selected.taskDefinitionArn} store=${store} cloud=${cloud} />`}
        >
          <${TaskActions} task=${current ?? selected} isThere=${current !== undefined} store=${store} cloud=${cloud} />
        <//>`
    }`;
}
