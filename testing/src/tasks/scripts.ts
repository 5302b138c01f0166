// The scripts of a test, by whose tasks they are for.
import type { Behave } from '../../../engine/src/cloud/simulation/index.ts';
import type { ScriptScope, TaskScript } from '../api.ts';
import { namesOf, requireKnownNames } from '../known-names.ts';
import { behaviourOf } from './behaviour-of.ts';
import { checkScope, checkScript } from './check-script.ts';

type Parameters = Readonly<{
  container: { name: string; image: string };
  metadata: Readonly<Record<string, unknown>>;
}>;

interface Scripted {
  /** Whether it is for tasks of this service, by its name in ECS; all when absent. */
  isFor?(serviceName: string, cluster: string): boolean;
  /** Of the service. */
  readonly path?: string;
  readonly script: TaskScript;
  readonly scope: ScriptScope;
}

const scriptNames = namesOf<TaskScript>({
  startsWithin: true,
  failsToStart: true,
  readyAfter: true,
  unhealthyAfter: true,
  unhealthyFor: true,
  crashesAfter: true,
  exitCode: true,
  latency: true,
  status: true,
  healthCheckStatus: true,
  cpu: true,
  memoryMiB: true,
  stopsWithin: true,
  logs: true,
});
const scopeNames = namesOf<ScriptScope>({ container: true, revision: true, image: true, zone: true });

export class Scripts {
  readonly #scripts: Scripted[] = [];

  /** @throws TypeError, RangeError for what it cannot be */
  add(scripted: Scripted): void {
    requireKnownNames('A script of tasks', scripted.script, scriptNames);
    requireKnownNames('The scope of a script', scripted.scope, scopeNames);
    // What is wrong is an error here, and not once a task starts.
    checkScript(scripted.script);
    checkScope(scripted.scope);
    this.#scripts.push(scripted);
  }

  /** Of the services that scripts are for. */
  get paths(): readonly string[] {
    return [...new Set(this.#scripts.flatMap(({ path }) => path ?? []))];
  }

  readonly behave: Behave = (container, { metadata }) => {
    const found = this.#scripts.filter((each) => applies(each, { container, metadata }));
    const script = Object.assign({}, ...found.map((each) => each.script)) as TaskScript;
    return found.length === 0 ? {} : behaviourOf(script);
  };
}

function applies({ isFor, scope }: Scripted, { container, metadata }: Parameters): boolean {
  const { ServiceName = '', Cluster = '', Revision, AvailabilityZone } = metadata;
  if (isFor && !isFor(String(ServiceName), String(Cluster))) return false;
  if (scope.container !== undefined && scope.container !== container.name) return false;
  if (scope.revision !== undefined && scope.revision !== Number(Revision)) return false;
  if (scope.zone !== undefined && scope.zone !== AvailabilityZone) return false;
  if (typeof scope.image === 'string') return container.image.includes(scope.image);
  return scope.image === undefined || container.image.search(scope.image) !== -1;
}
