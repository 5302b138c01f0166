// What an ARN given as an action does when it is triggered. The service that owns the ARN registers it, so that whoever
// triggers (an alarm, a rule, a hook) knows no other service.
import type { ActionRequest, ActionResult } from './action.ts';
import type { Arn } from './arn.ts';
import type { Context } from './context.ts';

export interface ActionTarget {
  /** Whether this target performs the ARN. The first one of all services that does is asked. */
  owns(arn: Arn): boolean;
  /** An AwsFault that it throws is a failure with the fault's message, and what it wrote is undone. */
  perform(request: ActionRequest, ctx: Context): ActionResult;
}
