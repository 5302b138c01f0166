// Which resource a path means: a construct's path in the CDK (`Shop/Service` for the `AWS::ECS::Service` at or below it), or
// a stack's name and a logical id.
import { editDistance } from '../../engine/src/cloud/simulation/index.ts';
import type { Simulation } from '../../engine/src/cloud/simulation/simulation.ts';
import type { ConstructPath, DeployableStack } from './deploy/source.ts';

/** Ids of the child that stands for a construct. https://docs.aws.amazon.com/cdk/v2/guide/cfn-layer.html */
const defaults = ['Resource', 'Default'];

interface Known extends ConstructPath {
  readonly stack: string;
}

export class Paths {
  readonly #simulation: Simulation;
  readonly #known = new Map<string, readonly Known[]>();
  readonly #ever: Known[] = [];

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  /** The latest template of a stack counts. */
  add({ name: stack, paths }: DeployableStack): void {
    const known = paths.map((path) => ({ ...path, stack }));
    this.#known.set(stack, known);
    this.#ever.push(...known);
  }

  remove(stack: string): void {
    this.#known.delete(stack);
  }

  get stacks(): readonly string[] {
    return [...this.#known.keys()];
  }

  /**
   * The physical id of the one resource of a type at a path or below it.
   * @throws Error when there is none, or more than one
   */
  physicalId(path: string, type?: string): string {
    const [first, ...others] = this.#nearest(path, type);
    const what = type ?? 'resource';
    if (!first) throw new Error(`There is no ${what} at ${path}.${this.#suggestions(path, type)}`);
    if (others.length > 0)
      throw new Error(
        `${path} has more than one ${what}: ${[first, ...others].map((each) => each.path).join(', ')}.`,
      );
    const id = this.#physicalIdOf(first);
    if (id === undefined) throw new Error(`The ${first.type} at ${path} has not been created yet.`);
    return id;
  }

  /** Undefined while there is no such resource. */
  find(path: string, type: string): string | undefined {
    const [first] = this.#nearest(path, type);
    return first && this.#physicalIdOf(first);
  }

  /** Of a construct, as `find` takes it. Undefined when nothing that was deployed has this physical id. */
  pathOf(physicalId: string, type: string): string | undefined {
    const found = [...this.#known.values()]
      .flat()
      .find((one) => one.type === type && this.#physicalIdOf(one) === physicalId);
    return found?.path.replace(/\/Resource$/, '');
  }

  /** Whether anything of this type that was deployed was at this path; else what to say of it. */
  missing(path: string, type: string): string | undefined {
    if (this.#ever.some((one) => isAt(one, path) && one.type === type)) return undefined;
    return `There has been no ${type} at ${path}.${this.#suggestions(path, type)}`;
  }

  /** The one that the CDK calls the default of a construct; else those whose paths are the shortest. */
  #nearest(path: string, type: string | undefined): Known[] {
    const found = new Map<string, Known>();
    for (const one of [...this.#known.values()].flat()) {
      if (!isAt(one, path) || (type !== undefined && one.type !== type)) continue;
      const key = `${one.stack} ${one.logicalIds.join('/')}`;
      const other = found.get(key);
      if (!other || other.path.length > one.path.length) found.set(key, one);
    }
    const all = [...found.values()];
    const depth = Math.min(...all.map((each) => each.path.split('/').length));
    const nearest = all.filter((each) => each.path.split('/').length === depth);
    const usual = nearest.filter((each) => defaults.some((id) => each.path === `${path}/${id}`));
    return usual.length > 0 ? usual : nearest;
  }

  #physicalIdOf({ stack, logicalIds }: Known): string | undefined {
    let within: string | undefined = stack;
    for (const LogicalResourceId of logicalIds) {
      if (within === undefined) return undefined;
      within = this.#resourceIn(within, LogicalResourceId);
    }
    return within;
  }

  #resourceIn(StackName: string, LogicalResourceId: string): string | undefined {
    try {
      const { StackResourceDetail } = this.#simulation.call('cloudformation', 'DescribeStackResource', {
        StackName,
        LogicalResourceId,
      });
      return StackResourceDetail?.PhysicalResourceId || undefined;
    } catch (error) {
      if (/does not exist/.test((error as Error).message)) return undefined;
      throw error;
    }
  }

  /** Those whose paths are the most like the one that was asked for, each once. */
  #suggestions(path: string, type: string | undefined): string {
    if (this.#known.size === 0) return ' Nothing has been deployed.';
    const named = new Map<string, string>();
    for (const each of [...this.#known.values()].flat()) {
      if (type !== undefined && each.type !== type) continue;
      const key = `${each.stack} ${each.logicalIds.join('/')}`;
      const shown = each.path.replace(/\/Resource$/, '');
      const other = named.get(key);
      if (other === undefined || editDistance(path, shown) < editDistance(path, other)) named.set(key, shown);
    }
    if (named.size === 0) return ` None has been deployed, in ${this.stacks.join(', ')}.`;
    const nearest = [...new Set(named.values())]
      .map((shown) => ({ shown, distance: editDistance(path, shown) }))
      .sort((one, other) => one.distance - other.distance);
    return ` There are: ${nearest
      .slice(0, 8)
      .map(({ shown }) => shown)
      .join(', ')}${nearest.length > 8 ? ' …' : ''}.`;
  }
}

const isAt = (one: Known, path: string): boolean => one.path === path || one.path.startsWith(`${path}/`);
