// The contract that every CloudFormation resource type must satisfy, as a test suite.
// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html
//
//   describeResourceType('AWS::Logs::LogGroup', {
//     services: [logs],
//     create: { RetentionInDays: 7 },
//     update: { RetentionInDays: 30 },
//     replace: { LogGroupName: 'other' },
//   });
import { describe, expect, it } from 'vitest';
import type { Properties } from '../../contracts/resource-type.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { SqliteJournal } from '../../kernel/journal.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import type { AnyStandInService } from '../../testing/stand-in-service.ts';
import { describeDrift } from './drift-contract.ts';
import { contractable, contractStack, inside, succeeded } from './testing/contract-stack.ts';
import { essence, missing } from './testing/essence.ts';
import { requestOf as request } from './testing/request.ts';
import { silentResources } from './testing/silent-resources.ts';
import { create, eventsOf, outputsOf, remove, update } from './testing/stacks.ts';

export interface ResourceExample {
  /** Every service that the type calls, without CloudFormation; their resource types may be prerequisites. */
  readonly services: readonly AnyStandInService[];
  /** Further resources of the template, by logical id, as a template declares them. */
  readonly prerequisites?: Readonly<Record<string, unknown>>;
  /** Properties as a template has them; they may refer to the prerequisites. */
  readonly create: Properties;
  /** Changes that update the resource in place. */
  readonly update?: Properties;
  /** Properties of `update` that can only be changed together. */
  readonly together?: readonly string[];
  /** Changes that replace the resource. */
  readonly replace?: Properties;
  /** Attributes of the schema that this example has no value for. Nested attributes are covered by their parent. */
  readonly absent?: readonly string[];
  /** What drift detection finds once its `delete` has run; DELETED when absent. */
  readonly afterDelete?: readonly string[];
  /** How long a verb may take. */
  readonly withinMs?: number;
  /** Sets up stand-ins for drivers and anything else that the resource needs. */
  prepare?(cloud: Rehearsal): void;
}

const nothing = { 'Fn::Join': ['', []] };
const items = { 'Fn::Split': [',', 'a,b'] };

/** Each member of the value, at any depth, once missing, once empty and once a list, in ways that a template can hide. */
function variants(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => variants(item).map((variant) => value.with(at, variant)));
  }
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)),
    ...[nothing, items, ...variants(member)].map((variant) => ({ ...value, [name]: variant })),
  ]);
}

const isIntrinsic = (value: object): boolean => Object.keys(value).some((key) => /^(Ref|Fn::.*)$/.test(key));

/** A template that is refused at once is refused with a reason too. */
function attempt(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
}

export function describeResourceType(type: string, example: ResourceExample): void {
  const stack = contractStack(type, example);
  const { handler, schema, types, template, created, changed, wait } = stack;
  const attributes = schema.attributes.filter((name) => !within(example.absent ?? [], name));

  describe(type, () => {
    it('create: has a physical id, and a value for Ref', () => {
      const { cloud, physicalId } = created();
      expect(physicalId).toMatch(/\S/);
      expect(outputsOf(cloud).Ref).toMatch(/\S/);
      expect(cloud.log).toEqual([]);
      cloud[Symbol.dispose]();
    });

    it('create, read: has the attributes of its schema, and no others', () => {
      const { cloud, physicalId } = created();
      const read = inside(cloud, (ctx) => handler.attributes(physicalId, ctx));
      expect(attributes.filter((name) => !hasValue(read, name))).toEqual([]);
      const readable = [...schema.attributes, ...Object.keys(schema.properties)];
      expect(Object.keys(read).filter((name) => !within(readable, name))).toEqual([]);
      cloud[Symbol.dispose]();
    });

    it('create, with a property missing, empty or of another kind: is refused, if at all, with a reason', () => {
      const accidents = [{}, nothing, ...variants(example.create)].flatMap((properties) => {
        const cloud = rehearse({ services: [...example.services, contractable(types)] });
        example.prepare?.(cloud);
        attempt(() =>
          create(cloud, template(properties as Properties), { Capabilities: ['CAPABILITY_NAMED_IAM'] }),
        );
        wait(cloud);
        const { log } = cloud;
        cloud[Symbol.dispose]();
        return log.map((line) => `${JSON.stringify(properties)}: ${line.split('\n', 2).join(' ')}`);
      });
      expect(accidents).toEqual([]);
    });

    const { update: changes, replace } = example;
    if (changes) {
      it('create, update: stays the same resource', () => {
        const { cloud, physicalId } = created();
        expect(changed(cloud, { ...example.create, ...changes })).toBe(physicalId);
        cloud[Symbol.dispose]();
      });

      it('create, update, update back: has the attributes it began with', () => {
        const { cloud, physicalId } = created();
        const before = inside(cloud, (ctx) => handler.attributes(physicalId, ctx));
        changed(cloud, { ...example.create, ...changes });
        changed(cloud, example.create);
        const after = inside(cloud, (ctx) => handler.attributes(physicalId, ctx));
        expect(Object.keys(after)).toEqual(Object.keys(before));
        cloud[Symbol.dispose]();
      });
    }

    for (const [verb, failing] of Object.entries({ update: changes, replace })) {
      if (!failing) continue;
      it(`create, ${verb} in an update that fails: what exists is what existed before`, () => {
        const journal = new SqliteJournal(':memory:');
        const { cloud } = created(journal);
        const before = essence(journal);
        update(cloud, template({ ...example.create, ...failing }, neverSignalled), {
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        });
        wait(cloud);
        wait(cloud);
        succeeded(cloud, 'UPDATE_ROLLBACK_COMPLETE');
        expect(missing(before, essence(journal))).toEqual([]);
        cloud[Symbol.dispose]();
      });
    }

    if (replace) {
      it('create, replace: is a new resource, and the old one is deleted', () => {
        const { cloud, physicalId } = created();
        expect(changed(cloud, { ...example.create, ...replace })).not.toBe(physicalId);
        expect(eventsOf(cloud)).toContain('It DELETE_COMPLETE');
        cloud[Symbol.dispose]();
      });
    }

    if (handler.read) describeDrift(example, stack);

    it('create, delete, while no driver answers: says what it waits for once it has taken ten seconds', () => {
      const cloud = rehearse({ services: [...example.services, contractable(types)] });
      create(cloud, template(example.create), { Capabilities: ['CAPABILITY_NAMED_IAM'] });
      cloud.advance(12_000);
      expect(silentResources(cloud, 'demo')).toEqual([]);
      cloud[Symbol.dispose]();
      const { cloud: complete, stackId } = created();
      remove(complete);
      complete.advance(12_000);
      expect(silentResources(complete, stackId)).toEqual([]);
      complete[Symbol.dispose]();
    });

    it('create, delete: leaves nothing', () => {
      const { cloud, stackId } = created();
      remove(cloud);
      wait(cloud);
      succeeded(cloud, 'DELETE_COMPLETE', stackId);
      cloud[Symbol.dispose]();
    });

    it('create, delete, delete: succeeds when it is already gone', () => {
      const { cloud, physicalId } = created();
      remove(cloud);
      wait(cloud);
      const again = inside(cloud, (ctx) => handler.delete(physicalId, request(example.create, ctx), ctx));
      expect(again.status).toBe('success');
      cloud[Symbol.dispose]();
    });
  });
}

/** A resource that fails its stack's update one second after `It` has been changed. */
const neverSignalled = {
  Never: {
    Type: 'AWS::CloudFormation::WaitCondition',
    DependsOn: 'It',
    CreationPolicy: { ResourceSignal: { Timeout: 'PT1S' } },
  },
};

/** An attribute may be one value, or dotted names for its members. */
function hasValue(attributes: Properties, name: string): boolean {
  return Object.entries(attributes).some(([key, value]) => within([name], key) && value !== undefined);
}

function within(names: readonly string[], name: string): boolean {
  return names.some((each) => each === name || name.startsWith(`${each}.`));
}
