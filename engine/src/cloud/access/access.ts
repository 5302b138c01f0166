// Judges by IAM's policies what roles and users do, and keeps what AWS would have denied. It refuses only where policies
// are enforced. The root user may do everything, and is not judged.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { type Denial, reasonText } from '../../authorization/denial.ts';
import { evaluate, type NamedPolicy } from '../../authorization/evaluate.ts';
import type { AccessRequest } from '../../authorization/request.ts';
import type { AnyService } from '../../contracts/service.ts';
import type { AccessControl, ServiceCall } from '../../kernel/access-control.ts';
import type { Caller, Permission } from '../../kernel/caller.ts';
import type { Context } from '../../kernel/context.ts';
import { AccessLog, type AccessReport, type AllowStatement } from './access-log.ts';
import { accessDenied } from './denied.ts';
import { type KnownPrincipal, principalOf } from './principals.ts';
import { requiredPermissions } from './required.ts';
import { isResourceTag, ResourceTags } from './resource-tags.ts';

export interface AccessParts {
  readonly services: readonly AnyService[];
  readonly enforced: boolean;
}

export class Access implements AccessControl {
  readonly #services: ReadonlyMap<string, AnyService>;
  readonly #byPrefix = new Map<string, AnyService>();
  readonly #enforced: boolean;
  readonly #tags: ResourceTags;
  readonly #log = new AccessLog();

  constructor({ services, enforced }: AccessParts) {
    this.#services = new Map(services.map((service) => [service.id, service]));
    this.#enforced = enforced;
    this.#tags = new ResourceTags(services);
  }

  call(caller: Caller, call: ServiceCall, at: Context): void {
    const service = this.#services.get(call.service);
    const known = principalOf(caller, at);
    if (!known || !service) return;
    for (const permission of requiredPermissions(service, call, at))
      this.#judge(caller, known, permission, service, at);
  }

  permission(caller: Caller, permission: Permission, at: Context): void {
    const known = principalOf(caller, at);
    if (known) this.#judge(caller, known, permission, this.#serviceOf(permission.action), at);
  }

  report(): AccessReport {
    return this.#log.report(this.#enforced);
  }

  clear(): void {
    this.#log.clear();
  }

  #judge(
    caller: Caller,
    { principal, policies, keys }: KnownPrincipal,
    permission: Permission,
    answering: AnyService | undefined,
    at: Context,
  ): void {
    const { action, resource } = permission;
    const own = resource === undefined ? undefined : this.#serviceOf(action)?.permissions?.();
    const document = own?.resourcePolicy?.(resource!, at);
    const isRequired = own?.resourcePolicyDecides ?? false;
    const all = {
      ...policies,
      ...(document !== undefined && { resource: { name: resource!, document, isRequired } }),
    };
    const given = [...all.identity, ...(all.session ?? []), ...(all.boundary ? [all.boundary] : [])];
    const tags = this.#tags.keysOf(resource, [...given.map((each) => each.document), document], at);
    const request: AccessRequest = {
      principal,
      action,
      resource,
      context: {
        values: { ...valuesAt(at), ...keys, ...tags, ...permission.keys },
        isUnknown: tags ? (key) => isUnknown(key) && !isResourceTag(key) : isUnknown,
      },
    };
    this.#noteUnknown([...all.identity, ...(all.boundary ? [all.boundary] : [])]);
    const decision = evaluate(request, all);
    const name = nameOf(caller);
    if (decision.outcome === 'allowed') {
      this.#log.allowed(name);
      return;
    }
    this.#log.denied(
      {
        caller: name,
        session: 'arn' in principal ? principal.arn : name,
        action,
        ...(resource !== undefined && { resource }),
        reason: reasonText(action, decision),
        ...explained(decision, permission, all.boundary),
        refused: this.#enforced,
      },
      permission.pattern,
      at.now,
    );
    if (this.#enforced) throw accessDenied(request, decision, answering);
  }

  #noteUnknown(policies: readonly NamedPolicy[]): void {
    for (const { name, document } of policies) if (document === undefined) this.#log.notEvaluated(name);
  }

  /** By the prefix of an action. */
  #serviceOf(action: string): AnyService | undefined {
    if (this.#byPrefix.size === 0) {
      for (const service of this.#services.values())
        this.#byPrefix.set(service.permissions?.().prefix ?? service.id, service);
    }
    return this.#byPrefix.get(action.slice(0, action.indexOf(':')));
  }
}

function nameOf(caller: Caller): string {
  if (caller.kind === 'federated') return caller.provider;
  return caller.kind === 'role' ? caller.roleArn : caller.arn;
}

/** Which statement denies it, or which one is missing. */
function explained(
  denial: Denial,
  { action, resource, pattern, keys }: Permission,
  boundary: NamedPolicy | undefined,
) {
  if (denial.outcome === 'explicitly denied') {
    const { policy, sid } = denial.by;
    return { deniedBy: { policy, ...(sid !== undefined && { sid }) } };
  }
  // A trust policy's statement needs a principal, too: its reason says enough.
  if (denial.missing === 'resource-based policy') return {};
  const passedTo = keys?.['iam:passedtoservice']?.[0];
  const statement: AllowStatement = {
    Effect: 'Allow',
    Action: action,
    Resource: pattern ?? resource ?? '*',
    ...(passedTo !== undefined && { Condition: { StringEquals: { 'iam:PassedToService': passedTo } } }),
  };
  const from = denial.missing === 'permissions boundary' ? (boundary?.name ?? '') : denial.missing;
  return { missing: { from, statement } };
}

/** What is the same for every caller. */
const valuesAt = ({ region, account, now }: Context): Record<string, readonly string[]> => ({
  'aws:requestedregion': [region],
  'aws:principalaccount': [account],
  'aws:resourceaccount': [account],
  'aws:currenttime': [new Date(now).toISOString()],
  'aws:epochtime': [String(Math.floor(now / 1000))],
  // On AWS it would be encrypted.
  'aws:securetransport': ['true'],
  'aws:viaawsservice': ['false'],
  'aws:principalisawsservice': ['false'],
});

/** Keys that such requests do not have on AWS either. Any other that has no value here may have one there. */
const absent =
  /^(sts:(externalid|sourceidentity)|s3:x-amz-.+|aws:(multifactorauth(present|age)|source(arn|account|orgid|owner|orgpaths)|calledvia(first|last)?|requesttag\/.*|tagkeys|principaltag\/.*|federatedprovider))$/;

const isUnknown = (key: string): boolean => !absent.test(key);
