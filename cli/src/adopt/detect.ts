// What a folder is. Whoever describes infrastructure means it, so a CDK app or a template comes before a Dockerfile; a
// Dockerfile before a Compose file, which often only helps to develop; a package.json alone comes last.

import { findDockerfile } from './dockerfile.ts';
import { findCompose } from './find-compose.ts';
import type { Finding, NothingFound } from './finding.ts';
import type { Folder } from './folder.ts';
import { findCdk, findTemplate } from './infrastructure-files.ts';
import { findNode } from './node/find-node.ts';

interface Detector {
  readonly looksFor: string;
  /** A sentence where there is something that cannot be started. */
  readonly find: (folder: Folder) => Finding | string | undefined;
}

const detectors = {
  cdk: { looksFor: 'cdk.json, for a CDK app', find: findCdk },
  template: {
    looksFor: 'template.yaml, cloudformation.yaml or *.template.json, for CloudFormation or SAM',
    find: findTemplate,
  },
  dockerfile: { looksFor: 'Dockerfile, for a container', find: findDockerfile },
  compose: { looksFor: 'compose.yaml or docker-compose.yml, for several containers', find: findCompose },
  node: { looksFor: 'package.json with a way to start, for a Node.js service', find: findNode },
} as const satisfies Record<string, Detector>;

export type DetectorName = keyof typeof detectors;
export const detectorNames = Object.keys(detectors) as DetectorName[];

/** @param only what to look for, where a person says it */
export function detect(folder: Folder, only?: DetectorName): Finding | NothingFound {
  const reasons: string[] = [];
  const names = only ? [only] : detectorNames;
  for (const name of names) {
    const { looksFor, find }: Detector = detectors[name];
    const found = find(folder);
    if (typeof found === 'object') return withAlternatives(found, name, folder, only);
    reasons.push(`${looksFor}: ${found ?? 'there is none.'}`);
  }
  return { kind: 'nothing', reasons };
}

/** Says what else the folder could be, so that a person can choose it. */
function withAlternatives(
  found: Finding,
  name: DetectorName,
  folder: Folder,
  only: DetectorName | undefined,
): Finding {
  if (only) return found;
  const others = detectorNames
    .slice(detectorNames.indexOf(name) + 1)
    .filter((other) => other !== 'node' && typeof detectors[other].find(folder) === 'object');
  if (others.length === 0) return found;
  const ways = others.map((other) => `--as ${other}`).join(' or ');
  return {
    ...found,
    decisions: [...found.decisions, { about: 'Not used', value: others.join(', '), why: ways }],
  };
}
