// What was found in a folder, and what will be made of it.

import type { Arrangement } from './compose/template.ts';

/** One decision, for the table that a person reads: what it is about, what was decided, and by what. */
export interface Decision {
  readonly about: string;
  readonly value: string;
  readonly why: string;
}

/** A folder that becomes one image and one service. */
export interface ContainerFinding {
  readonly kind: 'container';
  /** For example `a Node.js service without a Dockerfile`. */
  readonly title: string;
  readonly decisions: readonly Decision[];
  readonly port: number;
  /** Files that the build needs and the folder does not have, by name: they never enter the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** The Dockerfile is one of those files. */
  readonly isDockerfileGenerated: boolean;
  /** The Dockerfile's path in the build's context, where it is not the `Dockerfile` of it. */
  readonly dockerfile?: string;
  /** The build's context is the folder above, not the folder itself. */
  readonly isBuiltAbove?: boolean;
}

/** A CDK app: what it deploys is its own affair. */
export interface CdkFinding {
  readonly kind: 'cdk';
  readonly title: string;
  readonly decisions: readonly Decision[];
}

/** A CloudFormation or SAM template. */
export interface TemplateFinding {
  readonly kind: 'template';
  readonly title: string;
  readonly decisions: readonly Decision[];
  /** The template's path in the folder. */
  readonly template: string;
}

/** A Compose file: each of its services becomes a task definition and a service. */
export interface ComposeFinding {
  readonly kind: 'compose';
  readonly title: string;
  readonly decisions: readonly Decision[];
  readonly arrangement: Arrangement;
  /** The public service's. */
  readonly port: number;
}

export type Finding = ContainerFinding | CdkFinding | TemplateFinding | ComposeFinding;

export interface NothingFound {
  readonly kind: 'nothing';
  /** What was looked for, and what was missing of it: a sentence each. */
  readonly reasons: readonly string[];
}
