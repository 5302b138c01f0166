// The system at a glance: what exists, what is missing, and what could not be read. No part keeps the others from being
// reported.
import type { StatusMessage } from '../messages/status.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import { lostResources } from '../steps/lost-resources.ts';
import { described } from '../steps/restore-lost.ts';
import type { SystemDescription } from '../system/description.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import type { Target } from '../targets/target.ts';
import { lastPart } from '../text/last-part.ts';
import { alarmsSection } from './alarms.ts';
import { blockedSection } from './blocked.ts';
import { certificatesSection } from './certificates.ts';
import { inProgressSection } from './in-progress.ts';
import { loadBalancersSection } from './load-balancers.ts';
import { outdatedSection } from './outdated.ts';
import { pipelineSection } from './pipeline.ts';
import { recordedSection } from './recorded.ts';
import type { Parts, Section } from './section.ts';
import { servicesSection } from './services.ts';
import { stacksSection } from './stacks.ts';
import { targetsSection } from './targets.ts';
import { tasksSection } from './tasks.ts';
import { waitingSection } from './waiting.ts';

/** The sections in order, each with what is missing when it is not there. */
const sections: readonly (readonly [what: (parts: Parts) => string, section: Section])[] = [
  [() => 'stacks', stacksSection],
  [({ pipelineName }) => `pipeline ${pipelineName}`, pipelineSection],
  [() => 'waiting pipelines', waitingSection],
  [() => 'what is under way', inProgressSection],
  [({ clusterName }) => `cluster ${clusterName}`, servicesSection],
  [({ clusterName }) => `cluster ${clusterName}`, tasksSection],
  [() => 'load balancers', loadBalancersSection],
  [() => 'targets', targetsSection],
  [() => 'what AWS would block', blockedSection],
  [() => 'certificates', certificatesSection],
  [() => 'alarms', alarmsSection],
  [() => 'recorded resources', recordedSection],
  [() => 'outdated resources', outdatedSection],
];

/** The sections of one pipeline or cluster; the others are of the entire account. */
const ofParts: ReadonlySet<Section> = new Set([pipelineSection, servicesSection, tasksSection]);

/** Yields the sections that have something to say; returns whether everything could be read. */
export async function* readStatus(
  { clients }: Pick<Target, 'clients'>,
  system: SystemDescription | undefined,
): AsyncGenerator<StatusMessage, boolean> {
  const root = system ? await attempt(() => findStack(clients, system.stackName)) : {};
  const found = outputsOf(root.value);
  const parts: Parts = {
    pipelineName: system && found[system.outputs.pipelineName],
    clusterName: system && found[system.outputs.clusterName],
  };
  const others = await otherParts(clients, parts);
  const missing = new Set<string>();
  let isComplete = true;
  for (const [what, section] of sections) {
    for (const of of ofParts.has(section) ? [parts, ...others] : [parts]) {
      const { value, error } = await attempt(() => section(clients, of));
      if (value) {
        if (of === parts || !isEmpty(value)) yield value;
      } else if (error && isNotFound(error)) {
        // Two sections may miss the same cluster.
        if (!missing.has(what(of))) {
          yield { code: 'status-missing', what: what(of), reason: error.message };
        }
        missing.add(what(of));
      } else if (error) {
        isComplete = false;
        yield { code: 'status-unreadable', what: what(of), reason: `${error.name}: ${error.message}` };
      }
    }
    // Right after the stacks, to explain the gaps below.
    if (section === stacksSection && system && !root.error) {
      yield* missingParts(system.stackName, root.value !== undefined, parts);
      yield* await lostParts(clients, [system.stackName, found[system.outputs.serviceStackName]]);
    }
  }
  return isComplete && !root.error;
}

/** Pipelines and clusters of other stacks. Where they cannot be listed, the section of one says so. */
async function otherParts(clients: Clients, { pipelineName, clusterName }: Parts): Promise<Parts[]> {
  const clusters = await attempt(() =>
    allPages(async (nextToken) => {
      const page = await clients.ecs.listClusters({ nextToken });
      return { items: page.clusterArns, next: page.nextToken };
    }),
  );
  const pipelines = await attempt(() =>
    allPages(async (nextToken) => {
      const page = await clients.codePipeline.listPipelines({ nextToken });
      return { items: page.pipelines, next: page.nextToken };
    }),
  );
  return [
    ...(pipelines.value ?? [])
      .filter(({ name }) => name !== pipelineName)
      .map(({ name }) => ({ pipelineName: name, clusterName: undefined })),
    ...(clusters.value ?? [])
      .map(lastPart)
      .filter((name) => name !== clusterName)
      .map((name) => ({ pipelineName: undefined, clusterName: name })),
  ];
}

/** A cluster of another stack without services says nothing. */
const isEmpty = (message: StatusMessage) =>
  message.code === 'status-services' && message.services.length === 0;

function* missingParts(stackName: string, exists: boolean, parts: Parts): Generator<StatusMessage> {
  if (!exists) {
    yield { code: 'status-missing', what: `stack ${stackName}`, reason: '`drydock up` deploys it.' };
    return;
  }
  const reason = `The stack ${stackName} has no output for it (yet).`;
  if (!parts.pipelineName) yield { code: 'status-missing', what: 'pipeline', reason };
  if (!parts.clusterName) yield { code: 'status-missing', what: 'cluster', reason };
}

/** What the stacks have and somebody deleted. Where that cannot be read, the sections that need it say so. */
async function lostParts(
  clients: Clients,
  stackNames: readonly (string | undefined)[],
): Promise<StatusMessage[]> {
  const names = stackNames.filter((name) => name !== undefined);
  const { value: lost = [] } = await attempt(() => lostResources(clients, names));
  return lost.map((each) => ({
    code: 'status-missing',
    what: described(each),
    reason: `It was deleted outside of the stack ${each.root}. \`drydock up\` makes it again, or says what to do.`,
  }));
}

/** `PipelineNotFoundException`, `ClusterNotFoundException` … */
const isNotFound = ({ name }: Error) => /NotFound/.test(name);

async function attempt<T>(action: () => Promise<T>): Promise<{ readonly value?: T; readonly error?: Error }> {
  try {
    return { value: await action() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
