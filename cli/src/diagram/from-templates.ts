// The diagram of what templates describe. Values are those of parameters' defaults, names are logical ids.
import { holds, known as literal, type Values } from '../templates/conditions.ts';
import { entry, type Resource, type Template } from '../templates/template.ts';
import {
  type Balancer,
  type Diagram,
  type Place,
  type Rule,
  type Service,
  shares,
  type TargetGroup,
} from './diagram.ts';

const elb = 'AWS::ElasticLoadBalancingV2';

export function diagramOfTemplates(templates: readonly Template[]): Diagram {
  // Nested stacks take their parameters by the same names.
  const values: Values = Object.assign({}, ...templates.map(({ defaults }) => defaults));
  const parts = templates.map((template, index) => partOf(template, index, values));
  const groups = parts.flatMap((part) => part.groups);
  const services = parts.flatMap((part) => part.services);
  return {
    balancers: parts.flatMap((part) => part.balancers),
    groups,
    services: withOnlyGroups(services, groups),
    places: parts.flatMap((part) => part.places),
  };
}

function partOf({ resources: all, conditions }: Template, index: number, values: Values): Diagram {
  const isMade = (condition: string | undefined) =>
    condition === undefined || holds({ Condition: condition }, conditions, values) !== false;
  const resources = all.filter(({ condition }) => isMade(condition));
  /** What a `Fn::If` comes to; the first branch where only AWS knows. */
  const chosen = (of: unknown): unknown => {
    const { 'Fn::If': branches } = entry(of);
    if (!Array.isArray(branches)) return of;
    const isFirst = holds({ Condition: branches[0] }, conditions, values) !== false;
    return chosen(branches[isFirst ? 1 : 2]);
  };
  const value = (of: unknown): unknown => literal(chosen(of), values);
  const id = (name: string) => `${index} ${name}`;
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const known = new Set(resources.map((resource) => resource.id));
  /** The ids of what a value refers to, of those that this template has. */
  const refersTo = (property: unknown): string[] =>
    [refOf(chosen(property))].flatMap((name) => (known.has(name) ? [id(name)] : []));
  const forwards = (actions: unknown): Rule['forwards'] => forwardsOf(actions, value, refersTo);
  const rules = (listener: Resource): Rule[] => {
    const { Protocol = 'HTTP', Port, DefaultActions } = listener.properties;
    const name = `${text(value(Protocol))} ${text(value(Port))}`;
    const own = of(`${elb}::ListenerRule`).filter(
      ({ properties }) => refersTo(properties.ListenerArn)[0] === id(listener.id),
    );
    return [
      ...own.map((rule) => ({
        id: id(rule.id),
        name: `${name}: ${conditionsOf(rule, value)}`,
        action: actionOf(rule.properties.Actions),
        forwards: forwards(rule.properties.Actions),
      })),
      {
        id: id(listener.id),
        name: `${name}: default`,
        action: actionOf(DefaultActions),
        forwards: forwards(DefaultActions),
      },
    ];
  };
  const listeners = of(`${elb}::Listener`);
  const balancers = of(`${elb}::LoadBalancer`).map((balancer): Balancer => {
    const own = listeners.filter(
      ({ properties }) => refersTo(properties.LoadBalancerArn)[0] === id(balancer.id),
    );
    return {
      id: id(balancer.id),
      name: balancer.id,
      type: text(value(balancer.properties.Type)) || 'application',
      rules: own.flatMap(rules),
    };
  });
  const groups = of(`${elb}::TargetGroup`).map((group): TargetGroup => {
    const path = text(value(group.properties.HealthCheckPath));
    return { id: id(group.id), name: group.id, note: path && `health check ${path}` };
  });
  const services = of('AWS::ECS::Service').map((service): Service => {
    const { DesiredCount, LaunchType, DeploymentConfiguration, LoadBalancers } = service.properties;
    const strategy = text(value(entry(DeploymentConfiguration).Strategy));
    const count = text(value(DesiredCount));
    const notes = [
      count && `${count} tasks`,
      text(value(LaunchType)),
      strategy.toLowerCase().replace('_', '/'),
    ];
    return {
      id: id(service.id),
      name: service.id,
      note: notes.filter(Boolean).join(', '),
      groups: list(LoadBalancers).flatMap((balancer) => [
        ...refersTo(entry(balancer).TargetGroupArn),
        ...refersTo(entry(entry(balancer).AdvancedConfiguration).AlternateTargetGroupArn),
      ]),
    };
  });
  const places = of('AWS::AutoScaling::AutoScalingGroup').map((group): Place => {
    const { MinSize, MaxSize } = group.properties;
    const range = [text(value(MinSize)), text(value(MaxSize))].filter(Boolean).join(' to ');
    return { name: group.id, hosts: [{ name: `${range || 'some'} instances`, tasks: [] }] };
  });
  return { balancers, groups, services, places };
}

/**
 * A service's target groups are often of another stack, and come as parameters. Where one service is left without any, those that no
 * other service has are its own.
 */
function withOnlyGroups(services: readonly Service[], groups: readonly TargetGroup[]): readonly Service[] {
  const without = services.filter((service) => service.groups.length === 0);
  if (without.length !== 1) return services;
  const taken = new Set(services.flatMap((service) => service.groups));
  const free = groups.map(({ id }) => id).filter((id) => !taken.has(id));
  return services.map((service) => (service === without[0] ? { ...service, groups: free } : service));
}

function forwardsOf(
  actions: unknown,
  value: (of: unknown) => unknown,
  refersTo: (property: unknown) => string[],
): Rule['forwards'] {
  const last = entry(list(actions).at(-1));
  const several = list(entry(last.ForwardConfig).TargetGroups).map(entry);
  const all = several.length > 0 ? several : [last];
  const percent = shares(all.map(({ Weight }) => Number(value(Weight) ?? 1)));
  return all.flatMap((each, index) =>
    refersTo(each.TargetGroupArn).map((group) => ({ group, share: percent[index] })),
  );
}

const actionOf = (actions: unknown): string => {
  const type = text(entry(list(actions).at(-1)).Type);
  return type === 'forward' ? '' : type;
};

function conditionsOf(rule: Resource, value: (of: unknown) => unknown): string {
  const conditions = list(rule.properties.Conditions).map((condition) => {
    const { Field, Values, ...configs } = entry(condition);
    const values = list(Values ?? entry(Object.values(configs)[0]).Values).map((each) => text(value(each)));
    return `${text(Field).replace(/-(pattern|header)$/, '')} ${values.join(' or ')}`;
  });
  return conditions.join(' and ');
}

/** The logical id that a `Ref` or a `Fn::GetAtt` names. */
function refOf(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = entry(value);
  if (typeof Ref === 'string') return Ref;
  return String((Array.isArray(attribute) ? attribute[0] : attribute) ?? '').split('.')[0]!;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
