// A topic's policy, as AddPermission and RemovePermission edit it. It is recorded: nobody is refused.
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { type TopicRecord, topics } from '../state.ts';
import { topicAttributes } from './attributes.ts';

export interface Policy {
  readonly Statement: readonly { readonly Sid?: string | undefined }[];
}

/** The default one, if none has been set. A policy may have one statement in place of a list, or none. */
export function policyOf(topic: TopicRecord, ctx: Context): Policy {
  const policy = parseJson(topicAttributes(topic, ctx).Policy!) as Partial<Policy>;
  return { ...policy, Statement: [policy.Statement ?? []].flat() };
}

export function setPolicy(topic: TopicRecord, policy: Policy, ctx: Context): void {
  const attributes = { ...topic.attributes, Policy: JSON.stringify(policy) };
  ctx.put(topics, topic.name, { ...topic, attributes });
}
