// What a diagram shows of a system, whether it runs or is only a template: load balancers with their rules, target groups, services,
// and where tasks run. The same data is drawn as Mermaid and as SVG.

export interface Diagram {
  readonly balancers: readonly Balancer[];
  readonly groups: readonly TargetGroup[];
  readonly services: readonly Service[];
  /** Zones of a running system; subnets and Auto Scaling groups of a template. */
  readonly places: readonly Place[];
}

export interface Balancer {
  readonly id: string;
  readonly name: string;
  /** `application`, for example. */
  readonly type: string;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly id: string;
  /** `HTTP 80: path /*`, for example. */
  readonly name: string;
  /** The type of an action that does not forward, `redirect` for example; empty for one that does. */
  readonly action: string;
  readonly forwards: readonly {
    readonly group: string;
    /** Percent; absent where the template does not say it. */
    readonly share: number | undefined;
  }[];
}

export interface TargetGroup {
  readonly id: string;
  readonly name: string;
  /** `2 healthy`, for example; of a template, its health check. */
  readonly note: string;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  /** `2 of 2 tasks on EC2`, for example. */
  readonly note: string;
  /** The ids of its target groups. */
  readonly groups: readonly string[];
}

export interface Place {
  readonly name: string;
  readonly hosts: readonly Host[];
}

/** An instance, or Fargate. */
export interface Host {
  readonly name: string;
  /** What it runs: `web:12`, once for each task. */
  readonly tasks: readonly string[];
}

export const isEmpty = ({ balancers, groups, services, places }: Diagram): boolean =>
  balancers.length + groups.length + services.length + places.length === 0;

/** Shares in percent of weights that need not add up to anything. */
export function shares(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : Math.round((100 * weight) / total)));
}
