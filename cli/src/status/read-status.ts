// The system at a glance: what exists, what is missing, and what could not be read. No part keeps the others from being
// reported.
import type { StatusMessage } from '../messages/status.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Target } from '../targets/target.ts';
import { alarmsSection } from './alarms.ts';
import { certificatesSection } from './certificates.ts';
import { loadBalancersSection } from './load-balancers.ts';
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
  [({ clusterName }) => `cluster ${clusterName}`, servicesSection],
  [({ clusterName }) => `cluster ${clusterName}`, tasksSection],
  [() => 'load balancers', loadBalancersSection],
  [() => 'targets', targetsSection],
  [() => 'certificates', certificatesSection],
  [() => 'alarms', alarmsSection],
  [() => 'recorded resources', recordedSection],
];

/** Yields the sections that have something to say; returns whether everything could be read. */
export async function* readStatus(
  { clients }: Pick<Target, 'clients'>,
  { stackName, outputs }: SystemDescription,
): AsyncGenerator<StatusMessage, boolean> {
  const root = await attempt(() => findStack(clients, stackName));
  const found = outputsOf(root.value);
  const parts: Parts = {
    pipelineName: found[outputs.pipelineName],
    clusterName: found[outputs.clusterName],
  };
  const missing = new Set<string>();
  let isComplete = true;
  for (const [what, section] of sections) {
    const { value, error } = await attempt(() => section(clients, parts));
    if (value) yield value;
    else if (error && isNotFound(error)) {
      // Two sections may miss the same cluster.
      if (!missing.has(what(parts))) {
        yield { code: 'status-missing', what: what(parts), reason: error.message };
      }
      missing.add(what(parts));
    } else if (error) {
      isComplete = false;
      yield { code: 'status-unreadable', what: what(parts), reason: `${error.name}: ${error.message}` };
    }
    // Right after the stacks, to explain the gaps below.
    if (section === stacksSection && !root.error)
      yield* missingParts(stackName, root.value !== undefined, parts);
  }
  return isComplete && !root.error;
}

function* missingParts(stackName: string, exists: boolean, parts: Parts): Generator<StatusMessage> {
  if (!exists) {
    yield { code: 'status-missing', what: `stack ${stackName}`, reason: '`drydock up` deploys it.' };
    return;
  }
  const reason = `The stack ${stackName} has no output for it (yet).`;
  if (!parts.pipelineName) yield { code: 'status-missing', what: 'pipeline', reason };
  if (!parts.clusterName) yield { code: 'status-missing', what: 'cluster', reason };
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
