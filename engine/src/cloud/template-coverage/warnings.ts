// What AWS would refuse or not let through although the engine does, as far as a template alone tells it.

import { isObject, type Json, type JsonObject } from '../../aws/cloudformation/template/json.ts';
import { whyNotOnAws } from '../../aws/lambda/retired-runtimes.ts';
import { valuesAt } from './values-at.ts';

export interface Warning {
  readonly outcome: 'warning';
  readonly path: string;
  readonly text: string;
}

interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
}

type Defaults = ReadonlyMap<string, Json>;

/** By the resource's logical id. */
export function warningsOf(source: JsonObject, defaults: Defaults): ReadonlyMap<string, readonly Warning[]> {
  const resources = resourcesOf(source);
  const network = new Network(resources, defaults);
  return new Map(
    resources.flatMap((resource) => {
      const found = [...runtimeWarnings(resource, defaults), ...network.warnings(resource)];
      return found.length > 0 ? [[resource.logicalId, found] as const] : [];
    }),
  );
}

function resourcesOf({ Resources }: JsonObject): Resource[] {
  return Object.entries(isObject(Resources) ? Resources : {}).flatMap(([logicalId, declared]) => {
    if (!isObject(declared)) return [];
    const { Type, Properties } = declared;
    return [{ logicalId, type: String(Type), properties: isObject(Properties) ? Properties : {} }];
  });
}

function runtimeWarnings({ type, properties }: Resource, defaults: Defaults): Warning[] {
  if (type !== 'AWS::Lambda::Function') return [];
  return valuesAt(properties, 'Runtime', defaults).flatMap((runtime) => {
    const text = whyNotOnAws(String(runtime));
    return text === undefined ? [] : [{ outcome: 'warning' as const, path: 'Runtime', text }];
  });
}

/** The subnets of a template, and how each reaches the internet. Those of other stacks are not judged. */
class Network {
  readonly #resources: readonly Resource[];
  readonly #defaults: Defaults;

  constructor(resources: readonly Resource[], defaults: Defaults) {
    this.#resources = resources;
    this.#defaults = defaults;
  }

  /** A task without a way out cannot pull its image on Fargate, and calls no API. */
  warnings({ type, properties }: Resource): Warning[] {
    const path = 'NetworkConfiguration.AwsvpcConfiguration';
    if (type !== 'AWS::ECS::Service' || valuesAt(properties, path, this.#defaults).length === 0) return [];
    if (this.#pullsByEndpoints()) return [];
    const isPublic = valuesAt(properties, `${path}.AssignPublicIp`, this.#defaults).includes('ENABLED');
    return this.#subnetsOf(properties, path).flatMap((subnet) => {
      const gateway = this.#gatewayOf(subnet);
      if (gateway === undefined || gateway === 'nat' || (gateway === 'internet' && isPublic)) return [];
      const why =
        gateway === 'internet'
          ? `the subnet ${subnet} leads to an internet gateway, and the tasks have no public address: AssignPublicIp is not ENABLED`
          : `the route table of the subnet ${subnet} has no route to the internet, and there is no endpoint of ECR`;
      const text = `on AWS its tasks have no way out, not even to pull their image: ${why}`;
      return [{ outcome: 'warning' as const, path: `${path}.Subnets`, text }];
    });
  }

  #subnetsOf(properties: JsonObject, path: string): string[] {
    const items = valuesAt(properties, `${path}.Subnets[]`, this.#defaults);
    const names = new Set(items.flatMap((item) => this.#named(item, 'AWS::EC2::Subnet')));
    return [...names];
  }

  /** Undefined where routes of a subnet may be elsewhere. */
  #gatewayOf(subnet: string): 'nat' | 'internet' | 'none' | undefined {
    const of = (type: string, property: string, target: string) =>
      this.#resources.filter(
        (each) =>
          each.type === type &&
          valuesAt(each.properties, property, this.#defaults).some((value) => refOf(value) === target),
      );
    const associations = of('AWS::EC2::SubnetRouteTableAssociation', 'SubnetId', subnet);
    const tables = associations.flatMap(({ properties }) =>
      valuesAt(properties, 'RouteTableId', this.#defaults).flatMap((value) =>
        this.#named(value, 'AWS::EC2::RouteTable'),
      ),
    );
    if (tables.length === 0) return undefined;
    const routes = tables
      .flatMap((table) => of('AWS::EC2::Route', 'RouteTableId', table))
      .filter(({ properties }) =>
        valuesAt(properties, 'DestinationCidrBlock', this.#defaults).includes('0.0.0.0/0'),
      );
    if (routes.length === 0) return 'none';
    const isOnlyInternet = routes.every(({ properties }) =>
      valuesAt(properties, 'GatewayId', this.#defaults).some(
        (value) => this.#named(value, 'AWS::EC2::InternetGateway').length > 0,
      ),
    );
    // A NAT gateway or instance, a transit gateway: what is behind it decides.
    return isOnlyInternet ? 'internet' : 'nat';
  }

  #pullsByEndpoints(): boolean {
    return this.#resources.some(
      ({ type, properties }) =>
        type === 'AWS::EC2::VPCEndpoint' && JSON.stringify(properties.ServiceName ?? '').includes('ecr'),
    );
  }

  #named(value: Json, type: string): string[] {
    const name = refOf(value);
    return this.#resources.some((each) => each.logicalId === name && each.type === type) ? [name!] : [];
  }
}

const refOf = (value: Json): string | undefined =>
  isObject(value) && typeof value.Ref === 'string' ? value.Ref : undefined;
