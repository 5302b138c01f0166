// Both revisions of a deployment: which version each is, how many of its tasks run, and its traffic as wanted and as seen.
import { html } from '../../html.ts';
import { revisionOf, type Version, versionsOf } from '../../state/load-revisions.ts';
import { colourOf } from '../../state/revisions.ts';
import { nameOf, type Revision, type ServiceDeployment } from '../../state/shapes.ts';
import type { Store } from '../../state/store.ts';
import { Scrolls } from '../scrolls.ts';
import { useLoaded } from '../use-loaded.ts';
import type { ViewProps } from '../view.ts';
import { Versions } from './version.ts';

interface Row {
  readonly name: string;
  readonly revision: Revision;
  readonly taskDefinition: string;
  readonly targetGroups: readonly string[];
  readonly versions: readonly Version[];
}

export function Revisions({
  deployment,
  store,
  cloud,
}: ViewProps & { readonly deployment: ServiceDeployment }) {
  const both = [
    ...(deployment.sourceServiceRevisions ?? []).map((revision) => ({ name: 'Old', revision })),
    ...(deployment.targetServiceRevision
      ? [{ name: 'New', revision: deployment.targetServiceRevision }]
      : []),
  ];
  const loaded = useLoaded(
    store,
    async () =>
      new Map(
        await Promise.all(
          both.map(async ({ revision: { arn } }) => {
            const { taskDefinition, targetGroups } = await revisionOf(cloud, arn);
            return [
              arn,
              { taskDefinition, targetGroups, versions: await versionsOf(cloud, taskDefinition) },
            ] as const;
          }),
        ),
      ),
    [both.map(({ revision }) => revision.arn).join()],
  );
  const unknown = { taskDefinition: '', targetGroups: [], versions: [] };
  const rows: readonly Row[] = both.map((each) => ({
    ...each,
    ...(loaded?.get(each.revision.arn) ?? unknown),
  }));
  const seen = seenWeights(rows, store);
  const isRunning = /^PENDING$|IN_PROGRESS$/.test(deployment.status);
  return html`
    <${Scrolls} label="Revisions">
      <table>
        <thead>
          <tr>
            <th scope="col">Revision</th><th scope="col">Version</th><th scope="col">Tasks</th>
            <th scope="col">Traffic wanted</th><th scope="col">Traffic seen</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, revision, taskDefinition, versions }, index) => html`
              <tr key=${revision.arn}>
                <th scope="row" class="fits"><i class=${`swatch ${colourOf(taskDefinition)}`}></i> ${name} <span class="quiet">${nameOf(taskDefinition)}</span></th>
                <td class="fits"><${Versions} versions=${versions} /></td>
                <td class="fits">${countOf(revision, isRunning)}</td>
                <td>${percent(revision.requestedProductionTrafficWeight)}</td>
                <td>${percent(seen[index])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    <//>`;
}

/** Out of how many, while that is what the deployment works towards: scaling changes the count later, and not the request. */
function countOf(revision: Revision, isRunning: boolean): string {
  const { runningTaskCount: running = 0, requestedTaskCount: requested = 0 } = revision;
  return isRunning && running <= requested ? `${running} of ${requested}` : String(running);
}

const percent = (weight: number | undefined) => (weight === undefined ? '–' : `${Math.round(weight)} %`);

/** Each revision's share of the last second's requests, by target group; empty where both share one, or nothing flows. */
function seenWeights(rows: readonly Row[], store: Store): readonly (number | undefined)[] {
  const now = performance.now();
  const rates = rows.map(({ targetGroups }) =>
    targetGroups.reduce((sum, arn) => sum + store.traffic.of(arn, now).perSecond, 0),
  );
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const [first] = rows;
  const isShared =
    rows.length > 1 && rows.every(({ targetGroups }) => targetGroups[0] === first?.targetGroups[0]);
  return total === 0 || isShared ? [] : rates.map((rate) => (100 * rate) / total);
}
